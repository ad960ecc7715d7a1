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

namespace quizaccess_proctoredexam\task;

use quizaccess_proctoredexam\ending;
use quizaccess_proctoredexam\exam_config;
use quizaccess_proctoredexam\session;
use quizaccess_proctoredexam\vendor_unavailable;

/**
 * Asks the vendor about sessions whose learners' pages have not reported an end: a closed computer, a proctor's word.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class check_sessions extends \core\task\scheduled_task {
    /** @var int How many sessions one run asks about. Those that were asked about longest ago come first. */
    private const AT_ONCE = 200;

    /** @var int Sessions that a learner's page has just had verified are left alone, in seconds. */
    private const RECENT = 60;

    #[\Override]
    public function get_name() {
        return get_string('taskcheck', 'quizaccess_proctoredexam');
    }

    #[\Override]
    public function execute() {
        exam_config::reset_cache();
        $this->ask_about_open_sessions();
        $this->close_attempts_of_ended_sessions();
    }

    /**
     * Notices the end of sessions, and ends those whose attempts are over.
     */
    private function ask_about_open_sessions(): void {
        global $DB;
        $sql = 'SELECT s.*, a.state AS attemptstate
                  FROM {' . session::TABLE . '} s
             LEFT JOIN {quiz_attempts} a ON a.id = s.attemptid
                 WHERE s.state = :open AND s.attemptid IS NOT NULL AND s.timemodified < :recent
              ORDER BY s.timemodified, s.id';
        $params = ['open' => session::OPEN, 'recent' => time() - self::RECENT];
        foreach ($DB->get_records_sql($sql, $params, 0, self::AT_ONCE) as $session) {
            $isover = !in_array($session->attemptstate, ['inprogress', 'overdue'], true);
            unset($session->attemptstate);
            if ($isover) {
                session::finish($session);
                continue;
            }
            try {
                ending::check($session);
            } catch (vendor_unavailable) {
                // It will not answer about the others either. The next run asks again.
                mtrace('The vendor could not be asked.');
                return;
            }
            // So that it waits for its turn again.
            session::update($session, []);
        }
    }

    /**
     * Submits the attempts of sessions whose learners' pages have not brought any more answers.
     */
    private function close_attempts_of_ended_sessions(): void {
        global $DB;
        $sql = "SELECT s.*
                  FROM {" . session::TABLE . "} s
                  JOIN {quiz_attempts} a ON a.id = s.attemptid AND a.state IN ('inprogress', 'overdue')
                  JOIN {quizaccess_proctoredexam} p ON p.quizid = s.quizid AND p.whenended = :submit
                 WHERE s.state = :ended
                   AND NOT EXISTS (SELECT 1 FROM {" . session::TABLE . "} later
                                    WHERE later.attemptid = s.attemptid AND later.id > s.id)
              ORDER BY s.id";
        $params = ['submit' => exam_config::SUBMIT, 'ended' => session::ENDED];
        foreach ($DB->get_records_sql($sql, $params, 0, self::AT_ONCE) as $session) {
            ending::session_ended($session, $session->timeended);
        }
    }
}
