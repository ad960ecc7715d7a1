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

namespace local_proctoredexam;

/**
 * The vendor's sessions of activities: one for each attempt of a learner, under an id that is made once and never again.
 *
 * @package    local_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class session {
    /** @var string The table. */
    public const TABLE = 'local_proctoredexam_session';

    /**
     * The session of a learner's present attempt.
     *
     * @param int $cmid the activity
     * @param int $userid the learner
     * @return \stdClass its record
     */
    public static function present(int $cmid, int $userid): \stdClass {
        return self::latest($cmid, $userid) ?? self::add($cmid, $userid, 1);
    }

    /**
     * Grants a learner another attempt, with a session of its own.
     *
     * @param \stdClass $last the record of the learner's last session
     */
    public static function grant(\stdClass $last): void {
        self::add((int) $last->cmid, (int) $last->userid, $last->attempt + 1);
    }

    /**
     * Forgets the sessions of an activity that is gone.
     *
     * @param \core\event\base $event course_module_deleted
     */
    public static function forget_activity(\core\event\base $event): void {
        global $DB;
        $DB->delete_records(self::TABLE, ['cmid' => $event->objectid]);
    }

    /**
     * A learner's last session in an activity.
     *
     * @param int $cmid the activity
     * @param int $userid the learner
     * @return \stdClass|null its record
     */
    private static function latest(int $cmid, int $userid): ?\stdClass {
        global $DB;
        $conditions = ['cmid' => $cmid, 'userid' => $userid];
        $records = $DB->get_records(self::TABLE, $conditions, 'attempt DESC', '*', 0, 1);
        return reset($records) ?: null;
    }

    /**
     * Adds a session. Of two requests at a time one does it, and both get it.
     *
     * @param int $cmid the activity
     * @param int $userid the learner
     * @param int $attempt counts from 1
     * @return \stdClass the record
     */
    private static function add(int $cmid, int $userid, int $attempt): \stdClass {
        global $DB;
        try {
            $DB->insert_record(self::TABLE, (object) [
                'cmid' => $cmid,
                'userid' => $userid,
                'attempt' => $attempt,
                'sessionid' => \core\uuid::generate(),
                'timecreated' => time(),
            ]);
        } catch (\dml_write_exception $exception) {
            // The other request was faster; unless there is none, and the fault is another.
            return self::latest($cmid, $userid) ?? throw $exception;
        }
        return self::latest($cmid, $userid);
    }
}
