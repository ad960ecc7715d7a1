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

namespace quizaccess_proctoredexam\output;

use mod_quiz\quiz_settings;
use moodle_url;
use quizaccess_proctoredexam\widget;

/**
 * The exam on the quiz's own page: the widget, which runs the vendor's checks and then shows the attempt in a frame.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class exam_page {
    /**
     * Renders it for the present user.
     *
     * @param quiz_settings $quizobj the quiz
     * @return string HTML
     */
    public static function html(quiz_settings $quizobj): string {
        global $OUTPUT, $USER;
        $folder = '/mod/quiz/accessrule/proctoredexam/';
        $params = ['cmid' => $quizobj->get_cmid()];
        $version = get_config('quizaccess_proctoredexam', 'version');
        if (quiz_get_user_attempt_unfinished($quizobj->get_quizid(), $USER->id)) {
            $label = get_string('continueattemptquiz', 'quiz');
        } else if (quiz_get_user_attempts($quizobj->get_quizid(), $USER->id)) {
            $label = get_string('reattemptquiz', 'quiz');
        } else {
            $label = get_string('attemptquiz', 'quiz');
        }
        return $OUTPUT->render_from_template('quizaccess_proctoredexam/exam', [
            'starturl' => (new moodle_url("{$folder}start.php", $params))->out(false),
            'finishurl' => (new moodle_url("{$folder}finish.php", $params))->out(false),
            'endedurl' => (new moodle_url("{$folder}ended.php", $params))->out(false),
            'frameurl' => (new moodle_url("{$folder}enter.php", $params))->out(false),
            'widgeturl' => widget::url()->out(false),
            'scripturl' => (new moodle_url("{$folder}js/exam.js", ['v' => $version]))->out(false),
            'sesskey' => sesskey(),
            'name' => format_string($quizobj->get_quiz_name(), true, ['context' => $quizobj->get_context(), 'escape' => false]),
            'label' => $label,
        ]);
    }
}
