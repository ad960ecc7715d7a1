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
use quizaccess_proctoredexam\local\jwt;
use quizaccess_proctoredexam\local\problem;
use quizaccess_proctoredexam\local\start_claims;

/**
 * Start data: what the page gives to the vendor's SDK, for the present user and the next or present attempt.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class start {
    /**
     * Makes start data.
     *
     * @param quiz_settings $quizobj the quiz
     * @return array serverOrigin, integrationName and jwt
     * @throws problem if the learner may not start now
     */
    public static function data(quiz_settings $quizobj): array {
        global $USER;
        $site = site::load();
        if (!$site) {
            throw self::refusal(500, 'internal-error', 'notsetup');
        }
        $config = exam_config::load($quizobj->get_quizid());
        if (!$config || !$config->applies_to($USER->id, $quizobj->get_courseid())) {
            throw self::refusal(409, 'not-proctored', 'notproctored');
        }
        if ($quizobj->is_preview_user() || !$quizobj->has_capability('mod/quiz:attempt')) {
            throw self::refusal(403, 'not-allowed', 'notallowed');
        }
        $unsuitable = gate::unsuitable_client();
        if ($unsuitable !== null) {
            throw self::refusal(403, 'not-allowed', 'notallowed', $unsuitable);
        }
        $attempt = self::attempt_in_progress($quizobj, $config);
        self::check_other_rules($quizobj, $attempt);

        $istrial = $config->record->trial || is_role_switched($quizobj->get_courseid());
        $session = session::open($quizobj->get_quizid(), $USER->id, $attempt?->id, $istrial);
        if (!$session->attemptid && (bool) $session->trial !== $istrial) {
            // It was asked for while other things were tried out. An exam is in earnest, and the vendor keeps no trial.
            session::finish($session);
            $session = session::open($quizobj->get_quizid(), $USER->id, $attempt?->id, $istrial);
        }
        if (!$session->attemptid && $attempt) {
            session::update($session, ['attemptid' => $attempt->id]);
        }
        return [
            'serverOrigin' => $site->serverorigin,
            'integrationName' => $site->integration,
            'jwt' => jwt::sign(self::claims($quizobj, $config, $session), $site->secret),
        ];
    }

    /**
     * The attempt that the learner would go on with. One whose session has ended is submitted first, if the quiz wants it.
     *
     * @param quiz_settings $quizobj the quiz
     * @param exam_config $config how it is proctored
     * @return \stdClass|null of the table quiz_attempts; null if the next start begins a new one
     */
    private static function attempt_in_progress(quiz_settings $quizobj, exam_config $config): ?\stdClass {
        global $DB, $USER;
        $quizid = $quizobj->get_quizid();
        $attempt = quiz_get_user_attempt_unfinished($quizid, $USER->id);
        if ($attempt) {
            $quizobj->create_attempt_object($attempt)->handle_if_time_expired(time(), true);
        }
        $session = session::find_open($quizid, $USER->id);
        if ($session && $session->attemptid && (!$attempt || $attempt->id != $session->attemptid)) {
            // Its attempt is over, or staff have deleted it.
            session::finish($session);
        } else if ($session) {
            try {
                $status = running_sessions::status($session, true);
                if ($status->is_finished()) {
                    session::mark_ended($session, $status->timeended);
                }
            } catch (vendor_unavailable) {
                // To sign again for the same session does no harm: the gate decides on the questions.
                $status = null;
            }
        }
        $latest = $attempt ? $DB->get_records(session::TABLE, ['attemptid' => $attempt->id], 'id DESC', '*', 0, 1) : [];
        $latest = reset($latest);
        if ($latest && $latest->state === session::ENDED && $config->record->whenended === exam_config::SUBMIT) {
            ending::close_attempt($latest, false);
        }
        return quiz_get_user_attempt_unfinished($quizid, $USER->id) ?: null;
    }

    /**
     * Asks Moodle's other access rules: what they refuse must be said before the learner's camera is switched on.
     *
     * @param quiz_settings $quizobj the quiz
     * @param \stdClass|null $attempt the attempt in progress, if there is one
     * @throws problem if one of them refuses
     */
    private static function check_other_rules(quiz_settings $quizobj, ?\stdClass $attempt): void {
        global $USER;
        // With the learner's own times and number of attempts, by the quiz's overrides.
        $quiz = $quizobj->get_quiz();
        $now = time();
        if (!$quizobj->has_questions()) {
            throw self::refusal(409, 'not-allowed', 'noquestions');
        }
        $rules = other_rules::of($quizobj);
        $messages = $rules->prevent_access();
        if (!$attempt) {
            $attempts = quiz_get_user_attempts($quizobj->get_quizid(), $USER->id, 'finished', true);
            $last = end($attempts);
            $isfinished = $rules->is_finished(count($attempts), $last);
            $messages = [...$messages, ...$rules->prevent_new_attempt(count($attempts), $last)];
            if ($quiz->attempts && count($attempts) >= $quiz->attempts) {
                throw self::refusal(409, 'already-finished', 'noattemptleft');
            }
        }
        if (!$messages && empty($isfinished)) {
            return;
        }
        if ($quiz->timeopen && $now < $quiz->timeopen) {
            throw self::refusal(403, 'too-early', 'tooearly', self::at('opensat', (int) $quiz->timeopen));
        }
        if ($quiz->timeclose && $now > $quiz->timeclose) {
            throw self::refusal(403, 'too-late', 'toolate', self::at('closedat', (int) $quiz->timeclose));
        }
        $detail = implode(' ', array_map(fn(string $message): string => html_to_text($message, 0, false), $messages));
        throw self::refusal(403, 'not-allowed', 'notallowed', trim($detail));
    }

    /**
     * What the vendor is told.
     *
     * @param quiz_settings $quizobj the quiz
     * @param exam_config $config how it is proctored
     * @param \stdClass $session the session
     * @return array claims
     */
    private static function claims(quiz_settings $quizobj, exam_config $config, \stdClass $session): array {
        global $USER;
        $context = $quizobj->get_context();
        $course = $quizobj->get_course();
        $quiz = $quizobj->get_quiz();
        $groups = groups_get_user_groups($course->id, $USER->id)[0] ?? [];
        $record = $config->record;
        return start_claims::make(
            learner::account(),
            learner::present($context, exception_list::of($quizobj->get_quizid())->accommodations($USER->id, $groups)),
            [
                'id' => $quizobj->get_cmid(),
                'name' => learner::plain($quizobj->get_quiz_name(), $context),
                'coursename' => learner::plain($course->fullname, $context),
                'coursecode' => learner::plain($course->shortname, $context),
                'url' => $quizobj->view_url()->out(false),
                'timelimit' => (int) $quiz->timelimit,
                'timeclose' => (int) $quiz->timeclose,
            ],
            [
                'mode' => $record->mode,
                'identification' => $record->identification,
                'auxiliarycamera' => $record->auxiliarycamera,
                'multipledisplays' => $record->multipledisplays,
                'calculator' => $record->calculator,
                'trial' => $session->trial,
                'agreementurl' => $record->agreementurl,
                'rules' => $config->allowed_rules(),
                'customrules' => (string) $record->customrules,
            ],
            $session->sessionid,
            time(),
        );
    }

    /**
     * A sentence with a moment.
     *
     * @param string $string the language string
     * @param int $time Unix seconds
     * @return string with date and time in the learner's time zone, which is named
     */
    private static function at(string $string, int $time): string {
        $zone = \core_date::get_localised_timezone(\core_date::get_user_timezone());
        return get_string($string, 'quizaccess_proctoredexam', userdate($time) . " ($zone)");
    }

    /**
     * A refusal.
     *
     * @param int $status the HTTP status
     * @param string $name the widget's code
     * @param string $string the title's language string
     * @param string $detail what can be done about it, or when
     * @return problem
     */
    private static function refusal(int $status, string $name, string $string, string $detail = ''): problem {
        return new problem($status, $name, get_string($string, 'quizaccess_proctoredexam'), $detail);
    }
}
