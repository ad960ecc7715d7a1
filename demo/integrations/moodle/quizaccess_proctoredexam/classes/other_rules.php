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

use mod_quiz\access_manager;
use mod_quiz\quiz_settings;

/**
 * Moodle's access manager with all rules but this plugin's: what a learner must meet before a session is begun.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class other_rules extends access_manager {
    #[\Override]
    protected function make_rules(quiz_settings $quizobj, int $timenow, bool $canignoretimelimits): array {
        $rules = parent::make_rules($quizobj, $timenow, $canignoretimelimits);
        unset($rules['quizaccess_proctoredexam']);
        return $rules;
    }

    /**
     * The other rules of a quiz, for the present user.
     *
     * @param quiz_settings $quizobj the quiz
     * @return self
     */
    public static function of(quiz_settings $quizobj): self {
        $mayignore = has_capability('mod/quiz:ignoretimelimits', $quizobj->get_context(), null, false);
        return new self($quizobj, time(), $mayignore);
    }
}
