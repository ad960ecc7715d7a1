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
 * What the exam's frame loads first: enter.php?cmid=<number of the quiz's course module>. Leads to the learner's attempt
 * once the vendor says that the session runs, which it may do a moment after the page has seen it start.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

require(__DIR__ . '/../../../../config.php');
require_once($CFG->dirroot . '/mod/quiz/locallib.php');

use mod_quiz\quiz_settings;
use quizaccess_proctoredexam\running_sessions;
use quizaccess_proctoredexam\session;
use quizaccess_proctoredexam\vendor_unavailable;

/** How long the frame waits for the vendor's word, in seconds. */
const QUIZACCESS_PROCTOREDEXAM_PATIENCE = 6;

$quizobj = quiz_settings::create_for_cmid(required_param('cmid', PARAM_INT), $USER->id);
require_login($quizobj->get_course(), false, $quizobj->get_cm());
$PAGE->set_url('/mod/quiz/accessrule/proctoredexam/enter.php', ['cmid' => $quizobj->get_cmid()]);
$PAGE->set_pagelayout('embedded');
$PAGE->set_cacheable(false);

$start = $quizobj->start_attempt_url();
// Other requests of this learner don't wait for this one.
\core\session\manager::write_close();

$session = session::find_open($quizobj->get_quizid(), $USER->id);
for ($second = 0; $session && $second < QUIZACCESS_PROCTOREDEXAM_PATIENCE; $second++) {
    try {
        $status = running_sessions::status($session);
        if ($status->is_running() || $status->is_finished()) {
            break;
        }
    } catch (vendor_unavailable) {
        break;
    }
    sleep(1);
}
// Whatever came of it: the gate decides there, and says why.
redirect($start);
