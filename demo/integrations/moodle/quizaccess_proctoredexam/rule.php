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

use mod_quiz\local\access_rule_base;
use mod_quiz\quiz_settings;
use quizaccess_proctoredexam\exam_config;
use quizaccess_proctoredexam\gate;
use quizaccess_proctoredexam\other_rules;
use quizaccess_proctoredexam\output\exam_page;
use quizaccess_proctoredexam\quiz_form;
use quizaccess_proctoredexam\site;
use quizaccess_proctoredexam\widget;

defined('MOODLE_INTERNAL') || die();

require_once($CFG->dirroot . '/mod/quiz/locallib.php');

/**
 * The access rule: questions are shown only while the vendor says that the learner's session runs.
 *
 * On the quiz's own page it puts the exam in the place of Moodle's button. There and everywhere else it refuses what the
 * gate refuses.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class quizaccess_proctoredexam extends access_rule_base {
    #[\Override]
    public static function make(quiz_settings $quizobj, $timenow, $canignoretimelimits) {
        global $USER;
        $config = exam_config::load($quizobj->get_quizid());
        if (!$config || !$config->applies_to($USER->id, $quizobj->get_courseid())) {
            return null;
        }
        return new self($quizobj, $timenow);
    }

    #[\Override]
    public function description() {
        $text = fn(string $name): string => get_string($name, 'quizaccess_proctoredexam');
        $messages = match (true) {
            !$this->quizobj->is_preview_user() => [$text('description')],
            !site::load() || !widget::is_installed() => [$text('descriptionnotsetup')],
            default => [$text('descriptionstaff')],
        };
        // Moodle lets access rules add nothing to the navigation of a quiz.
        if (!WS_SERVER && $this->quizobj->has_capability('quizaccess/proctoredexam:viewsessions')) {
            $url = new moodle_url('/mod/quiz/accessrule/proctoredexam/report.php', ['cmid' => $this->quizobj->get_cmid()]);
            $messages[] = html_writer::link($url, $text('sessions'));
        }
        return $messages;
    }

    #[\Override]
    public function prevent_access() {
        global $SCRIPT, $USER;
        // Staff preview without being recorded.
        if ($this->quizobj->is_preview_user()) {
            return false;
        }
        if (!WS_SERVER && $SCRIPT === '/mod/quiz/view.php') {
            return $this->exam();
        }
        return gate::reason($this->quizobj, $USER->id) ?? false;
    }

    /**
     * What stands on the quiz's page in the place of Moodle's button.
     *
     * @return string|false HTML; false if another rule refuses anyway, and says so
     */
    private function exam(): string|false {
        $unsuitable = gate::unsuitable_client();
        if ($unsuitable !== null) {
            return $unsuitable;
        }
        if (($_SERVER['HTTP_SEC_FETCH_DEST'] ?? '') === 'iframe') {
            return get_string('inframe', 'quizaccess_proctoredexam');
        }
        if (other_rules::of($this->quizobj)->prevent_access()) {
            return false;
        }
        if (!site::load() || !widget::is_installed()) {
            return get_string('notsetup', 'quizaccess_proctoredexam');
        }
        return exam_page::html($this->quizobj);
    }

    #[\Override]
    public function setup_attempt_page($page) {
        global $SCRIPT;
        $isattempt = in_array($SCRIPT, ['/mod/quiz/attempt.php', '/mod/quiz/summary.php', '/mod/quiz/startattempt.php'], true);
        // In the exam's frame there is no way out by Moodle's menus: it would be one out of the exam.
        if ($isattempt && !$this->quizobj->is_preview_user()) {
            $page->set_pagelayout('secure');
        }
    }

    #[\Override]
    public static function add_settings_form_fields(mod_quiz_mod_form $quizform, MoodleQuickForm $mform) {
        quiz_form::add_fields($quizform, $mform);
    }

    #[\Override]
    public static function validate_settings_form_fields(array $errors, array $data, $files, mod_quiz_mod_form $quizform) {
        return quiz_form::validate($errors, $data);
    }

    #[\Override]
    public static function save_settings($quiz) {
        quiz_form::save($quiz);
    }

    #[\Override]
    public static function delete_settings($quiz) {
        global $DB;
        exam_config::delete($quiz->id);
        $DB->delete_records('quizaccess_proctoredexam_except', ['quizid' => $quiz->id]);
        $DB->delete_records('quizaccess_proctoredexam_session', ['quizid' => $quiz->id]);
    }

    #[\Override]
    public static function get_extra_settings($quizid) {
        return quiz_form::values((int) $quizid);
    }
}
