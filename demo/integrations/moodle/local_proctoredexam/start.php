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
 * The start endpoint: start.php?cmid=<number of an activity's course module>, by GET.
 *
 * By Moodle's own session, and without a sesskey: a placeholder knows none, the request changes nothing that matters, and
 * another site's page can't read the answer.
 *
 * @package    local_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

define('AJAX_SCRIPT', true);
define('NO_DEBUG_DISPLAY', true);

require(__DIR__ . '/../../config.php');

use local_proctoredexam\start;
use quizaccess_proctoredexam\endpoint;
use quizaccess_proctoredexam\local\problem;

try {
    endpoint::send(200, start::data(), 'application/json');
} catch (problem $problem) {
    endpoint::send($problem->status, $problem->document(), 'application/problem+json');
}
