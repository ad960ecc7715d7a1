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
 * The sessions of a quiz with their results, for staff: report.php?cmid=<number of the quiz's course module>.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

require(__DIR__ . '/../../../../config.php');
require_once($CFG->dirroot . '/mod/quiz/locallib.php');

use mod_quiz\quiz_settings;
use quizaccess_proctoredexam\output\sessions_table;
use quizaccess_proctoredexam\session;

$cmid = required_param('cmid', PARAM_INT);
$download = optional_param('download', '', PARAM_ALPHA);
$end = optional_param('end', 0, PARAM_INT);

$quizobj = quiz_settings::create_for_cmid($cmid);
$cm = $quizobj->get_cm();
require_login($quizobj->get_course(), false, $cm);
$context = $quizobj->get_context();
require_capability('quizaccess/proctoredexam:viewsessions', $context);

$url = new moodle_url('/mod/quiz/accessrule/proctoredexam/report.php', ['cmid' => $cmid]);
$title = get_string('sessions', 'quizaccess_proctoredexam');
$PAGE->set_url($url);
$PAGE->set_title($title . ': ' . format_string($quizobj->get_quiz_name()));
$PAGE->set_heading($quizobj->get_course()->fullname);
$PAGE->set_secondary_active_tab('modulepage');
$PAGE->activityheader->disable();

$maymanage = has_capability('quizaccess/proctoredexam:managesessions', $context);
if ($end) {
    require_sesskey();
    require_capability('quizaccess/proctoredexam:managesessions', $context);
    $session = $DB->get_record(session::TABLE, ['id' => $end, 'quizid' => $quizobj->get_quizid()], '*', MUST_EXIST);
    session::finish($session);
    redirect($url, get_string('sessionendedbystaff', 'quizaccess_proctoredexam'));
}

$groupid = (int) groups_get_activity_group($cm, true);
$isseparate = groups_get_activity_groupmode($cm) == SEPARATEGROUPS;
if (!$groupid && $isseparate && !has_capability('moodle/site:accessallgroups', $context)) {
    // A member of no group may see nobody.
    $groupid = -1;
}

$table = new sessions_table($quizobj, $url, $groupid, $maymanage);
$table->is_downloading($download, clean_filename(format_string($quizobj->get_quiz_name()) . ' ' . $title), $title);
if ($table->is_downloading()) {
    $table->out(0, false);
    exit;
}

echo $OUTPUT->header();
echo $OUTPUT->heading($title, 2);
groups_print_activity_menu($cm, $url);
if ($maymanage) {
    $exceptions = new moodle_url('/mod/quiz/accessrule/proctoredexam/exceptions.php', ['cmid' => $cmid]);
    echo html_writer::div($OUTPUT->single_button($exceptions, get_string('exceptions', 'quizaccess_proctoredexam'), 'get'), 'mb-3');
}
$table->out(50, false);
echo $OUTPUT->footer();
