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
 * The vendor's review webhook: what is known of a session's result so far.
 *
 * It comes many times as fields fill and when a conclusion is revised. A field that is missing says nothing, so it
 * must not wipe out what an earlier webhook has said.
 *
 * Needs nothing of Moodle.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class review {
    /** @var string[] Conclusions of the vendor's; others count as unknown. */
    public const CONCLUSIONS = ['accepted', 'rejected', 'unknown'];

    /**
     * Keeps what a webhook says.
     *
     * @param string $sessionid the session
     * @param array $fields columns of the session's record, those alone that the webhook fills
     */
    private function __construct(
        /** @var string the session. */
        public readonly string $sessionid,
        /** @var array columns of the session's record, those alone that the webhook fills. */
        public readonly array $fields,
    ) {
    }

    /**
     * Reads the body of a webhook.
     *
     * @param string $body JSON
     * @return self|null null if it is no review
     */
    public static function parse(string $body): ?self {
        $review = json_decode($body, true, 32);
        $sessionid = is_array($review) ? ($review['sessionId'] ?? null) : null;
        if (!is_string($sessionid) || $sessionid === '' || strlen($sessionid) > 255) {
            return null;
        }
        $conclusion = $review['conclusion'] ?? null;
        $score = $review['score'] ?? null;
        $threshold = is_array($review['threshold'] ?? null) ? $review['threshold'] : [];
        $warnings = $review['warnings'] ?? null;
        $fields = [
            'conclusion' => is_string($conclusion)
                ? (in_array($conclusion, self::CONCLUSIONS, true) ? $conclusion : 'unknown')
                : null,
            'score' => is_int($score) || is_float($score) ? (int) round($score) : null,
            'rejectedabove' => is_int($threshold['rejected'] ?? null) ? $threshold['rejected'] : null,
            'comment' => is_string($review['comment'] ?? null) ? $review['comment'] : null,
            'reporturl' => self::link($review['reportUrl'] ?? null),
            'archiveurl' => self::link($review['archive'] ?? null),
            'warnings' => is_array($warnings) ? count($warnings) : null,
            'timestarted' => self::moment($review['sessionStart'] ?? null),
            'timeended' => self::moment($review['sessionEnd'] ?? null),
        ];
        return new self($sessionid, array_filter($fields, fn($value): bool => $value !== null));
    }

    /**
     * An address that a page may link to.
     *
     * @param mixed $value what the webhook holds
     * @return string|null an https address (http on this machine alone); null for all else, "javascript:" among it
     */
    private static function link(mixed $value): ?string {
        if (!is_string($value) || strlen($value) > 1333 || !filter_var($value, FILTER_VALIDATE_URL)) {
            return null;
        }
        $parts = parse_url($value);
        $origin = ($parts['scheme'] ?? '') . '://' . ($parts['host'] ?? '');
        return server_origin::normalise($origin) === null ? null : $value;
    }

    /**
     * A moment.
     *
     * @param mixed $value ISO 8601
     * @return int|null Unix seconds
     */
    private static function moment(mixed $value): ?int {
        $time = is_string($value) && $value !== '' ? strtotime($value) : false;
        return $time === false || $time <= 0 ? null : $time;
    }
}
