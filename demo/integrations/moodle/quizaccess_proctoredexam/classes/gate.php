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

use mod_quiz\quiz_settings;

/**
 * Decides whether a learner may see questions, and whether answers count. Everything that can't be known is a no.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class gate {
    /** @var int What was typed before a session ended may arrive so much later, in seconds. */
    public const SAVE_AFTER_END = 60;

    /** @var int While the vendor can't be asked, answers are kept if it said so recently that the session runs, in seconds. */
    private const SAVE_IN_OUTAGE = 900;

    /**
     * Why a learner may see no question of a quiz now.
     *
     * @param quiz_settings $quizobj the quiz
     * @param int $userid the learner
     * @return string|null the reason, as HTML; null if the learner may
     */
    public static function reason(quiz_settings $quizobj, int $userid): ?string {
        $unsuitable = self::unsuitable_client();
        if ($unsuitable !== null) {
            return $unsuitable;
        }
        // A page at the top is a page without a recording around it. Old browsers don't say where it is shown.
        $destination = $_SERVER['HTTP_SEC_FETCH_DEST'] ?? 'iframe';
        if (!in_array($destination, ['iframe', 'frame'], true)) {
            return get_string('openquizpage', 'quizaccess_proctoredexam');
        }
        $session = session::find_open($quizobj->get_quizid(), $userid);
        $attempt = quiz_get_user_attempt_unfinished($quizobj->get_quizid(), $userid);
        if (!$session || ($session->attemptid && (!$attempt || $attempt->id != $session->attemptid))) {
            return get_string('notstarted', 'quizaccess_proctoredexam');
        }
        try {
            $status = running_sessions::status($session);
        } catch (vendor_unavailable) {
            return get_string('cannotverify', 'quizaccess_proctoredexam');
        }
        if ($status->is_running()) {
            return null;
        }
        if ($status->is_finished()) {
            ending::session_ended($session, $status->timeended);
            return get_string('sessionended', 'quizaccess_proctoredexam');
        }
        return get_string('notstarted', 'quizaccess_proctoredexam');
    }

    /**
     * Why an exam can't be taken by this client at all.
     *
     * @return string|null the reason; null if it can
     */
    public static function unsuitable_client(): ?string {
        if (WS_SERVER || \core_useragent::is_moodle_app()) {
            return get_string('noapp', 'quizaccess_proctoredexam');
        }
        // Staff who are logged in as a learner must not be recorded in the learner's name.
        if (\core\session\manager::is_loggedinas()) {
            return get_string('loggedinas', 'quizaccess_proctoredexam');
        }
        return null;
    }

    /**
     * Whether the answers of a request count. No question is shown for them, so an outage loses none.
     *
     * @param \stdClass $attempt the attempt, of the table quiz_attempts
     * @return bool
     */
    public static function may_save(\stdClass $attempt): bool {
        global $DB;
        $sessions = $DB->get_records(session::TABLE, ['attemptid' => $attempt->id], 'id DESC', '*', 0, 1);
        $session = reset($sessions);
        if (!$session) {
            return false;
        }
        if ($session->state === session::ENDED) {
            return $session->timeended >= time() - self::SAVE_AFTER_END;
        }
        try {
            $status = running_sessions::status($session);
        } catch (vendor_unavailable) {
            return $session->timeverified >= time() - self::SAVE_IN_OUTAGE;
        }
        if ($status->is_finished()) {
            return ($status->timeended ?? 0) >= time() - self::SAVE_AFTER_END;
        }
        return $status->is_running();
    }
}
