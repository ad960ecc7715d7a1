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
use quizaccess_proctoredexam\local\problem;

/**
 * What the plugin's endpoints have in common: who asks, about which quiz, and how they answer.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class endpoint {
    /**
     * Runs an endpoint of a quiz, and answers with what it returns, or with a problem document.
     *
     * @param string $method the HTTP method that it takes
     * @param callable $answer takes the quiz, returns what becomes JSON; throws {@see problem} to refuse
     */
    public static function run(string $method, callable $answer): void {
        try {
            if (($_SERVER['REQUEST_METHOD'] ?? '') !== $method) {
                header("Allow: $method");
                throw new problem(405, 'method-not-allowed', "This address takes $method only");
            }
            self::send(200, $answer(self::quiz()), 'application/json');
        } catch (problem $problem) {
            self::send($problem->status, $problem->document(), 'application/problem+json');
        }
    }

    /**
     * The quiz that the request names, if the present user may open it.
     *
     * @return quiz_settings with the user's overrides
     * @throws problem if not
     */
    private static function quiz(): quiz_settings {
        global $USER;
        if (!isloggedin() || isguestuser()) {
            throw new problem(401, 'not-signed-in', get_string('notsignedin', 'quizaccess_proctoredexam'));
        }
        try {
            $quizobj = quiz_settings::create_for_cmid(required_param('cmid', PARAM_INT), $USER->id);
            // Enrolment, groups, visibility, restrictions.
            require_login($quizobj->get_course(), false, $quizobj->get_cm(), false, true);
            $quizobj->require_capability('mod/quiz:view');
        } catch (\moodle_exception) {
            throw new problem(403, 'not-allowed', get_string('notallowed', 'quizaccess_proctoredexam'));
        }
        return $quizobj;
    }

    /**
     * Sends a document.
     *
     * @param int $status the HTTP status
     * @param array $document what becomes JSON
     * @param string $type its media type
     */
    public static function send(int $status, array $document, string $type): void {
        http_response_code($status);
        header("Content-Type: $type");
        header('Cache-Control: no-store');
        header('X-Content-Type-Options: nosniff');
        echo json_encode($document, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
    }
}
