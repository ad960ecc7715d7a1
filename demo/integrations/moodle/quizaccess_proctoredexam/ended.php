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

/**
 * Where the exam's page brings what was typed last, when the session has ended: ended.php?cmid=<number of the quiz's
 * course module>, by POST with the fields of the attempt's form.
 *
 * The vendor is asked whether the session has ended: the page's word is no proof. Then the attempt is submitted, or its
 * answers are saved, as the quiz wants it. The answer says what has become of it.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

define('AJAX_SCRIPT', true);
define('NO_DEBUG_DISPLAY', true);

require(__DIR__ . '/../../../../config.php');
require_once($CFG->dirroot . '/mod/quiz/locallib.php');

use mod_quiz\quiz_settings;
use quizaccess_proctoredexam\ending;
use quizaccess_proctoredexam\endpoint;
use quizaccess_proctoredexam\gate;
use quizaccess_proctoredexam\local\problem;
use quizaccess_proctoredexam\running_sessions;
use quizaccess_proctoredexam\session;
use quizaccess_proctoredexam\vendor_unavailable;

endpoint::run('POST', function (quiz_settings $quizobj): array {
    global $DB, $USER;
    $sessions = $DB->get_records(
        session::TABLE,
        ['quizid' => $quizobj->get_quizid(), 'userid' => $USER->id],
        'id DESC',
        '*',
        0,
        1,
    );
    $session = reset($sessions);
    if (!$session || !confirm_sesskey() || \core\session\manager::is_loggedinas()) {
        throw new problem(403, 'not-allowed', get_string('notallowed', 'quizaccess_proctoredexam'));
    }
    if ($session->state === session::OPEN) {
        try {
            $status = running_sessions::status($session, true);
        } catch (vendor_unavailable) {
            throw new problem(503, 'vendor-unavailable', get_string('vendorunavailable', 'quizaccess_proctoredexam'));
        }
        if (!$status->is_finished()) {
            throw new problem(409, 'not-ended', get_string('notended', 'quizaccess_proctoredexam'));
        }
        session::mark_ended($session, $status->timeended);
    }
    $brings = optional_param('attempt', 0, PARAM_INT) === (int) $session->attemptid && isset($_POST['slots']);
    $intime = $session->timeended >= time() - gate::SAVE_AFTER_END;
    $outcome = ending::close_attempt($session, $brings && $intime);
    return [
        'attempt' => $outcome,
        'message' => get_string("outcome{$outcome}", 'quizaccess_proctoredexam'),
        'url' => $quizobj->view_url()->out(false),
        'label' => get_string('backtoquiz', 'quizaccess_proctoredexam'),
    ];
});
