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
 * English.
 *
 * @package    local_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['alreadyfinished'] = 'You have taken this exam';
$string['askforanother'] = 'If you need another attempt, ask your teacher.';
$string['attempt'] = 'Attempt';
$string['grant'] = 'Grant another attempt';
$string['granted'] = 'The learner can start again, in a new session.';
$string['nosessions'] = 'Nobody has started yet.';
$string['notallowed'] = 'You may not start this exam now';
$string['notsetup'] = 'The exam is not set up. Please tell your teacher.';
$string['notsignedin'] = 'You are not logged in';
$string['pluginname'] = 'Proctored exam (placeholder)';
$string['privacy:metadata:attempt'] = 'Which attempt it was';
$string['privacy:metadata:sessionid'] = 'Number of the proctoring session';
$string['privacy:metadata:sessions'] = 'Proctoring sessions';
$string['privacy:metadata:timecreated'] = 'When the learner first asked to start';
$string['privacy:metadata:userid'] = 'The learner';
$string['privacy:metadata:vendor'] = 'The proctoring service is told what the access rule "Proctored exam" lists.';
$string['proctoredexam:managesessions'] = 'See proctored activities, and grant attempts';
$string['quizhasarule'] = 'A quiz is proctored on its own page. Go to the quiz, and start it there.';
$string['sessionid'] = 'Session';
$string['sessions'] = 'Proctoring sessions';
