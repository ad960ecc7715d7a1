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
 * The finish endpoint: finish.php?cmid=<number of the quiz's course module>, by POST with {"sessionId": "…"}.
 *
 * Ends the learner's own session at the vendor's. The id is known to the learner's page alone, so it is the proof that
 * the request comes from there.
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
use quizaccess_proctoredexam\endpoint;
use quizaccess_proctoredexam\local\problem;
use quizaccess_proctoredexam\session;
use quizaccess_proctoredexam\site;
use quizaccess_proctoredexam\vendor;
use quizaccess_proctoredexam\vendor_unavailable;

endpoint::run('POST', function (quiz_settings $quizobj): array {
    global $DB, $USER;
    $body = json_decode((string) file_get_contents('php://input', false, null, 0, 4096), true);
    $sessionid = is_array($body) ? ($body['sessionId'] ?? null) : null;
    $session = is_string($sessionid) && $sessionid !== '' && !\core\session\manager::is_loggedinas()
        ? $DB->get_record(session::TABLE, [
            'sessionid' => $sessionid,
            'quizid' => $quizobj->get_quizid(),
            'userid' => $USER->id,
        ])
        : false;
    if (!$session) {
        throw new problem(403, 'not-allowed', get_string('notallowed', 'quizaccess_proctoredexam'));
    }
    try {
        $site = site::load() ?? throw new vendor_unavailable('the settings are missing');
        (new vendor($site))->finish($session->sessionid);
    } catch (vendor_unavailable) {
        throw new problem(502, 'vendor-unavailable', get_string('vendorunavailable', 'quizaccess_proctoredexam'));
    }
    return ['status' => 'finished'];
});
