<?php
// This file is part of Moodle - http://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <http://www.gnu.org/licenses/>.

namespace quizaccess_proctoredexam;

use core\hook\after_config;
use core\hook\output\before_standard_head_html_generation;

/**
 * Where Moodle's pages ask this plugin.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class hook_callbacks {
    /** @var string[] Scripts that take answers. Moodle asks its access rules before pages alone, not here. */
    private const TAKE_ANSWERS = ['/mod/quiz/processattempt.php', '/mod/quiz/autosave.ajax.php'];

    /**
     * Refuses answers that were typed after the session.
     *
     * @param after_config $hook not used
     */
    public static function after_config(after_config $hook): void {
        global $CFG, $DB, $SCRIPT, $USER;
        if (!in_array($SCRIPT, self::TAKE_ANSWERS, true) || during_initial_install() || !isloggedin()) {
            return;
        }
        require_once($CFG->dirroot . '/mod/quiz/locallib.php');
        $attempt = $DB->get_record('quiz_attempts', [
            'id' => optional_param('attempt', 0, PARAM_INT),
            'userid' => $USER->id,
            'preview' => 0,
        ]);
        // Whatever else is wrong, Moodle says itself.
        $config = $attempt ? exam_config::load((int) $attempt->quiz) : null;
        if (!$config || !in_array($attempt->state, ['inprogress', 'overdue'], true)) {
            return;
        }
        $courseid = (int) $DB->get_field('quiz', 'course', ['id' => $attempt->quiz]);
        $context = \context_module::instance(get_coursemodule_from_instance('quiz', $attempt->quiz, $courseid)->id);
        $isproctored = $config->applies_to($USER->id, $courseid) && !has_capability('mod/quiz:preview', $context);
        if (!$isproctored || gate::may_save($attempt)) {
            return;
        }
        if (AJAX_SCRIPT) {
            throw new \moodle_exception('notstarted', 'quizaccess_proctoredexam');
        }
        // The gate stands there, and says why.
        redirect(new \moodle_url('/mod/quiz/attempt.php', ['attempt' => $attempt->id]));
    }

    /**
     * Lists, in the head of the quiz's page, the one server that cameras may stream to.
     *
     * @param before_standard_head_html_generation $hook takes the HTML
     */
    public static function before_standard_head_html_generation(before_standard_head_html_generation $hook): void {
        global $PAGE, $SCRIPT;
        if (during_initial_install() || $SCRIPT !== '/mod/quiz/view.php' || !$PAGE->cm) {
            return;
        }
        $site = site::load();
        if ($site && exam_config::load((int) $PAGE->cm->instance)) {
            $hook->add_html(\html_writer::empty_tag('meta', [
                'name' => 'proctored-exam:server-origins',
                'content' => $site->serverorigin,
            ]));
        }
    }
}
