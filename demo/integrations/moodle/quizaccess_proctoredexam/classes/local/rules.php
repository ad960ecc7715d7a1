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
 * What a learner may do in an exam, by the vendor's names.
 *
 * Needs nothing of Moodle.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class rules {
    /** @var bool[] Every rule with the vendor's own default. */
    public const DEFAULTS = [
        'allow_to_use_websites' => false,
        'allow_to_use_books' => false,
        'allow_to_use_paper' => true,
        'allow_to_use_messengers' => false,
        'allow_to_use_calculator' => true,
        'allow_to_use_excel' => false,
        'allow_to_use_human_assistant' => false,
        'allow_absence_in_frame' => false,
        'allow_voices' => false,
        'allow_wrong_gaze_direction' => false,
    ];

    /**
     * The rules that are allowed by default.
     *
     * @return string[] names
     */
    public static function allowed_by_default(): array {
        return array_keys(array_filter(self::DEFAULTS));
    }

    /**
     * Every rule, each with whether it is allowed.
     *
     * @param string[] $allowed names of what is allowed; unknown ones are left out
     * @return bool[] by name
     */
    public static function all(array $allowed): array {
        return array_map(
            fn(string $rule): bool => in_array($rule, $allowed, true),
            array_combine(array_keys(self::DEFAULTS), array_keys(self::DEFAULTS)),
        );
    }
}
