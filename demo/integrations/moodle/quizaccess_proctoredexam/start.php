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
 * The start endpoint: start.php?cmid=<number of the quiz's course module>, by GET.
 *
 * It takes no sesskey: another site's page can't read the answer, and all that it changes is that the learner has a
 * session which the next start will use.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

// Moodle's own errors are JSON too.
define('AJAX_SCRIPT', true);
define('NO_DEBUG_DISPLAY', true);

require(__DIR__ . '/../../../../config.php');
require_once($CFG->dirroot . '/mod/quiz/locallib.php');

\quizaccess_proctoredexam\endpoint::run('GET', \quizaccess_proctoredexam\start::data(...));
