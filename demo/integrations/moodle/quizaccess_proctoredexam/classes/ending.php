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

use mod_quiz\quiz_attempt;

/**
 * Handing in and the end of a session are coupled both ways: here is the way from the session to the attempt.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class ending {
    /** @var int So long the learner's page has to bring what was typed last, in seconds. */
    private const WAIT_FOR_ANSWERS = 20;

    /**
     * Asks the vendor whether a session has ended.
     *
     * @param \stdClass $session its record
     * @throws vendor_unavailable if that can't be known
     */
    public static function check(\stdClass $session): void {
        $status = running_sessions::status($session, true);
        if ($status->is_finished()) {
            self::session_ended($session, $status->timeended);
        }
    }

    /**
     * The vendor says that a session has ended. Its attempt is submitted, if the quiz wants it and the learner's page has
     * had its time to bring the last answers.
     *
     * @param \stdClass $session its record
     * @param int|null $timeended when it ended, in Unix seconds
     */
    public static function session_ended(\stdClass $session, ?int $timeended): void {
        session::mark_ended($session, $timeended);
        if ($session->timeended <= time() - self::WAIT_FOR_ANSWERS) {
            self::close_attempt($session, false);
        }
    }

    /**
     * Submits the attempt of a session that has ended, if it is in progress and the quiz wants it.
     *
     * @param \stdClass $session its record
     * @param bool $withanswers whether this request brings answers
     * @return string what has become of the attempt: "submitted", "open", or "none" if it never began
     */
    public static function close_attempt(\stdClass $session, bool $withanswers): string {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/mod/quiz/locallib.php');

        if (!$session->attemptid || !$DB->record_exists('quiz_attempts', ['id' => $session->attemptid])) {
            return 'none';
        }
        $attemptobj = quiz_attempt::create($session->attemptid);
        if ($attemptobj->is_finished()) {
            return 'submitted';
        }
        $config = exam_config::load((int) $session->quizid);
        $issubmitted = $config && $config->record->whenended === exam_config::SUBMIT;
        try {
            if ($issubmitted) {
                self::submit($attemptobj, $withanswers);
            } else if ($withanswers) {
                $attemptobj->process_submitted_actions(time());
            }
        } catch (\question_out_of_sequence_exception) {
            // A newer page of this attempt has been answered meanwhile. What it brought is there.
            if ($issubmitted) {
                self::submit(quiz_attempt::create($session->attemptid), false);
            }
        }
        return $issubmitted ? 'submitted' : 'open';
    }

    /**
     * Submits an attempt.
     *
     * @param quiz_attempt $attemptobj the attempt
     * @param bool $withanswers whether this request brings answers
     */
    private static function submit(quiz_attempt $attemptobj, bool $withanswers): void {
        $now = time();
        if (method_exists($attemptobj, 'process_submit')) {
            $attemptobj->process_submit($now, $withanswers);
            $attemptobj->process_grade_submission($now);
        } else {
            // Moodle 4.5.
            $attemptobj->process_finish($now, $withanswers);
        }
    }
}
