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

namespace quizaccess_proctoredexam\local;

/**
 * What the vendor is told of a learner and an exam, by the vendor's table "API parameters".
 *
 * Needs nothing of Moodle.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class start_claims {
    /** @var int The page asks for a token when the learner presses the button: it need not live long, in seconds. */
    private const TOKEN_LIFETIME = 600;

    /** @var int Minutes that an exam takes if the quiz sets no limit. */
    private const MINUTES_WITHOUT_LIMIT = 120;

    /** @var int A learner may come back to a session of an exam without an end for so long, in seconds. */
    private const WITHOUT_END = 86400;

    /**
     * The claims of a start token.
     *
     * @param array $account id, name
     * @param array $learner id, firstname, lastname, email (or null), language, accommodations (or null)
     * @param array $exam id, name, coursename, coursecode, url, timelimit (seconds, 0: none), timeclose (Unix seconds, 0: none)
     * @param array $options mode, identification, auxiliarycamera, multipledisplays, calculator, trial, agreementurl, rules
     *     (names of what is allowed), customrules
     * @param string $sessionid the vendor's session of this attempt
     * @param int $now the time, in Unix seconds
     * @return array the claims
     */
    public static function make(
        array $account,
        array $learner,
        array $exam,
        array $options,
        string $sessionid,
        int $now,
    ): array {
        $minutes = self::minutes($exam, $now);
        $claims = [
            'accountId' => self::text($account['id'], 255),
            'accountName' => self::text($account['name'], 255),
            'userId' => (string) $learner['id'],
            'firstName' => self::text($learner['firstname'], 255),
            'lastName' => self::text($learner['lastname'], 255),
            'language' => $learner['language'],
            'courseName' => self::text($exam['coursename'], 450),
            'courseCode' => self::text($exam['coursecode'], 255),
            'examId' => (string) $exam['id'],
            'examName' => self::text($exam['name'], 500),
            'duration' => $minutes,
            'schedule' => false,
            'proctoring' => $options['mode'],
            'identification' => $options['identification'],
            'auxiliaryCamera' => (bool) $options['auxiliarycamera'],
            'allowMultipleDisplays' => (bool) $options['multipledisplays'],
            'calculator' => $options['calculator'],
            'trial' => (bool) $options['trial'],
            'rules' => rules::all($options['rules']) + ['custom_rules' => self::text($options['customrules'], 4000)],
            // A minute back: clocks differ.
            'startDate' => self::moment($now - 60),
            // After it the vendor may let nobody in, not even again after a reload.
            'endDate' => self::moment(max($exam['timeclose'] ?: $now + self::WITHOUT_END, $now + $minutes * 60)),
            'sessionId' => $sessionid,
            'sessionUrl' => $exam['url'],
            'exp' => $now + self::TOKEN_LIFETIME,
        ];
        $optional = [
            'email' => $learner['email'],
            'specialAccommodationsInfo' => $learner['accommodations'],
            'userAgreementUrl' => $options['agreementurl'],
        ];
        return $claims + array_filter($optional, fn(?string $value): bool => $value !== null && $value !== '');
    }

    /**
     * How long the exam takes: its limit, else what is left until it closes.
     *
     * @param array $exam see {@see self::make()}
     * @param int $now the time, in Unix seconds
     * @return int minutes, at least 1
     */
    private static function minutes(array $exam, int $now): int {
        if ($exam['timelimit'] > 0) {
            return (int) ceil($exam['timelimit'] / 60);
        }
        if ($exam['timeclose'] > $now) {
            return (int) min(self::MINUTES_WITHOUT_LIMIT, ceil(($exam['timeclose'] - $now) / 60));
        }
        return self::MINUTES_WITHOUT_LIMIT;
    }

    /**
     * A text as the vendor takes it.
     *
     * @param string $text plain text
     * @param int $length the vendor's limit, in characters
     * @return string the text, cut to the limit
     */
    private static function text(string $text, int $length): string {
        return preg_match('/^.{0,' . $length . '}/su', trim($text), $found) ? $found[0] : '';
    }

    /**
     * A moment in the vendor's form.
     *
     * @param int $time Unix seconds
     * @return string ISO 8601, in UTC
     */
    private static function moment(int $time): string {
        return gmdate('Y-m-d\TH:i:s\Z', $time);
    }
}
