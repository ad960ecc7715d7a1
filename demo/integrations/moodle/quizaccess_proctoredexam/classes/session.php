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

/**
 * The vendor's sessions, as this site keeps them: one for each attempt, under an id that is made once and never again.
 *
 * A learner has at most one open session in a quiz. It is made when the learner first asks to start, before there is an
 * attempt; the attempt that begins in it is noted. It ends with the attempt, or when the vendor says so.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class session {
    /** @var string The table. */
    public const TABLE = 'quizaccess_proctoredexam_session';

    /** @var string It may run, or will. */
    public const OPEN = 'open';

    /** @var string It is over. */
    public const ENDED = 'ended';

    /** @var int Seconds that a second tab waits for the first. */
    private const LOCK_TIMEOUT = 5;

    /**
     * The open session of a learner in a quiz.
     *
     * @param int $quizid the quiz
     * @param int $userid the learner
     * @return \stdClass|null its record
     */
    public static function find_open(int $quizid, int $userid): ?\stdClass {
        global $DB;
        $conditions = ['quizid' => $quizid, 'userid' => $userid, 'state' => self::OPEN];
        $records = $DB->get_records(self::TABLE, $conditions, 'id DESC', '*', 0, 1);
        return reset($records) ?: null;
    }

    /**
     * Finds the open session of a learner in a quiz, or makes one.
     *
     * @param int $quizid the quiz
     * @param int $userid the learner
     * @param int|null $attemptid the attempt that goes on in it, if it has begun
     * @param bool $trial whether it is one to try things out
     * @return \stdClass its record
     * @throws \moodle_exception if another request holds it for too long
     */
    public static function open(int $quizid, int $userid, ?int $attemptid, bool $trial): \stdClass {
        global $DB;
        $factory = \core\lock\lock_config::get_lock_factory('quizaccess_proctoredexam');
        // Two tabs may ask at the same time.
        $lock = $factory->get_lock("session:$quizid:$userid", self::LOCK_TIMEOUT);
        if (!$lock) {
            throw new \moodle_exception('locktimeout');
        }
        try {
            $session = self::find_open($quizid, $userid);
            if ($session) {
                return $session;
            }
            $session = (object) [
                'quizid' => $quizid,
                'userid' => $userid,
                'attemptid' => $attemptid,
                'sessionid' => \core\uuid::generate(),
                'state' => self::OPEN,
                'trial' => (int) $trial,
                'timecreated' => time(),
                'timemodified' => time(),
            ];
            $id = $DB->insert_record(self::TABLE, $session);
            return $DB->get_record(self::TABLE, ['id' => $id], '*', MUST_EXIST);
        } finally {
            $lock->release();
        }
    }

    /**
     * Changes a session.
     *
     * @param \stdClass $session its record, which is changed too
     * @param array $fields columns and their values
     */
    public static function update(\stdClass $session, array $fields): void {
        global $DB;
        $fields['timemodified'] = time();
        $DB->update_record(self::TABLE, (object) ($fields + ['id' => $session->id]));
        foreach ($fields as $name => $value) {
            $session->$name = $value;
        }
    }

    /**
     * Notes that a session is over. The vendor is told by {@see self::finish()}, if it does not know.
     *
     * @param \stdClass $session its record, which is changed too
     * @param int|null $timeended when it ended, in Unix seconds
     */
    public static function mark_ended(\stdClass $session, ?int $timeended = null): void {
        if ($session->state === self::ENDED) {
            return;
        }
        running_sessions::forget($session);
        self::update($session, [
            'state' => self::ENDED,
            'timeended' => $timeended ?? $session->timeended ?? time(),
        ]);
    }

    /**
     * Ends a session at the vendor's: at once if it answers, else by a task that tries again.
     *
     * @param \stdClass $session its record, which is changed too
     */
    public static function finish(\stdClass $session): void {
        self::mark_ended($session);
        $site = site::load();
        try {
            if (!$site) {
                throw new vendor_unavailable('the settings are missing');
            }
            (new vendor($site))->finish($session->sessionid);
        } catch (vendor_unavailable $problem) {
            error_log('quizaccess_proctoredexam: ' . $problem->getMessage());
            $task = new task\finish_session();
            $task->set_custom_data(['sessionid' => $session->sessionid]);
            \core\task\manager::queue_adhoc_task($task, true);
        }
    }
}
