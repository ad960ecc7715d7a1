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
 * Languages that the vendor's checks and panel speak.
 *
 * Needs nothing of Moodle.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class language {
    /** @var string[] By ISO 639-1, from the vendor's own plugin. */
    public const OF_VENDOR = [
        'ar', 'de', 'el', 'en', 'es', 'fr', 'hu', 'id', 'it', 'kk', 'lt', 'ms', 'pt', 'ro', 'ru', 'th', 'tr', 'vi', 'zh',
    ];

    /**
     * Chooses the language of a session.
     *
     * @param string[] $codes ISO codes of Moodle's language packs, the wanted one first, then its parents
     * @return string the first that the vendor has; English if it has none
     */
    public static function for_vendor(array $codes): string {
        foreach ($codes as $code) {
            $code = strtolower(preg_split('/[-_]/', $code)[0]);
            if (in_array($code, self::OF_VENDOR, true)) {
                return $code;
            }
        }
        return 'en';
    }
}
