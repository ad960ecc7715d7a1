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

/**
 * The review webhook: the vendor says what it thinks of a session. It comes many times; the last word counts.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

// The vendor has no Moodle session: it is known by its token.
define('NO_MOODLE_COOKIES', true);
define('AJAX_SCRIPT', true);
define('NO_DEBUG_DISPLAY', true);

// phpcs:ignore moodle.Files.RequireLogin.Missing
require(__DIR__ . '/../../../../config.php');

use quizaccess_proctoredexam\endpoint;
use quizaccess_proctoredexam\local\problem;
use quizaccess_proctoredexam\webhook;

try {
    if (($_SERVER['REQUEST_METHOD'] ?? '') !== 'POST') {
        header('Allow: POST');
        throw new problem(405, 'method-not-allowed', 'This address takes POST only');
    }
    webhook::receive();
    http_response_code(204);
} catch (problem $problem) {
    if ($problem->status === 401) {
        header('WWW-Authenticate: JWT');
    }
    endpoint::send($problem->status, $problem->document(), 'application/problem+json');
}
