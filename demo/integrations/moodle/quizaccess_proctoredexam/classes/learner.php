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

use quizaccess_proctoredexam\local\language;

/**
 * What the vendor is told of who takes an exam.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class learner {
    /**
     * The present user.
     *
     * @param \context $context the exam's
     * @param string|null $accommodations what the proctor is told besides
     * @return array see {@see local\start_claims::make()}
     */
    public static function present(\context $context, ?string $accommodations): array {
        global $USER;
        $codes = [get_string('iso6391', 'langconfig'), current_language()];
        $parents = array_reverse(get_string_manager()->get_language_dependencies(current_language()));
        return [
            'id' => $USER->id,
            'firstname' => self::plain($USER->firstname, $context),
            'lastname' => self::plain($USER->lastname, $context),
            'email' => site::get('sendemail') ? $USER->email : null,
            'language' => language::for_vendor([...$codes, ...$parents]),
            'accommodations' => $accommodations,
        ];
    }

    /**
     * The organisation.
     *
     * @return array see {@see local\start_claims::make()}
     */
    public static function account(): array {
        global $SITE;
        return [
            'id' => site::get('accountid', '1') ?: '1',
            'name' => site::get('accountname') ?: self::plain($SITE->fullname, \context_system::instance()),
        ];
    }

    /**
     * A name as plain text, in the learner's language.
     *
     * @param string $text as it was typed, perhaps with markup for several languages
     * @param \context $context where it is shown
     * @return string
     */
    public static function plain(string $text, \context $context): string {
        $formatted = format_string($text, true, ['context' => $context]);
        return html_entity_decode(strip_tags($formatted), ENT_QUOTES | ENT_HTML5, 'UTF-8');
    }
}
