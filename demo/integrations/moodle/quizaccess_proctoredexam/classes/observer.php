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

use core\event\base;

/**
 * Handing in and the end of a session are coupled both ways: here is the way from the attempt to the session.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class observer {
    /**
     * Notes which attempt has begun in the learner's session.
     *
     * @param base $event attempt_started
     */
    public static function attempt_started(base $event): void {
        $attempt = $event->get_record_snapshot('quiz_attempts', $event->objectid);
        $session = session::find_open((int) $attempt->quiz, (int) $attempt->userid);
        if ($session && !$session->attemptid) {
            session::update($session, ['attemptid' => $attempt->id]);
        }
    }

    /**
     * Ends the session of an attempt that was submitted, abandoned or deleted. The next attempt gets one of its own.
     *
     * @param base $event attempt_submitted, attempt_abandoned or attempt_deleted
     */
    public static function attempt_over(base $event): void {
        global $DB;
        $conditions = ['attemptid' => $event->objectid, 'state' => session::OPEN];
        foreach ($DB->get_records(session::TABLE, $conditions) as $session) {
            session::finish($session);
        }
    }

    /**
     * Forgets the exceptions of a group that is gone.
     *
     * @param base $event group_deleted
     */
    public static function group_deleted(base $event): void {
        global $DB;
        $DB->delete_records('quizaccess_proctoredexam_except', ['groupid' => $event->objectid]);
    }
}
