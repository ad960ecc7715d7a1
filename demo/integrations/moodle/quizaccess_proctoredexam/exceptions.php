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
 * Who is exempt from the proctoring of a quiz, and what the proctor is told of a learner, for staff:
 * exceptions.php?cmid=<number of the quiz's course module>.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

require(__DIR__ . '/../../../../config.php');
require_once($CFG->dirroot . '/mod/quiz/locallib.php');

use mod_quiz\quiz_settings;
use quizaccess_proctoredexam\exception_list;
use quizaccess_proctoredexam\form\exception_form;

$cmid = required_param('cmid', PARAM_INT);
$delete = optional_param('delete', 0, PARAM_INT);

$quizobj = quiz_settings::create_for_cmid($cmid);
$course = $quizobj->get_course();
$quizid = $quizobj->get_quizid();
require_login($course, false, $quizobj->get_cm());
require_capability('quizaccess/proctoredexam:managesessions', $quizobj->get_context());

$url = new moodle_url('/mod/quiz/accessrule/proctoredexam/exceptions.php', ['cmid' => $cmid]);
$title = get_string('exceptions', 'quizaccess_proctoredexam');
$PAGE->set_url($url);
$PAGE->set_title($title . ': ' . format_string($quizobj->get_quiz_name()));
$PAGE->set_heading($course->fullname);
$PAGE->set_secondary_active_tab('modulepage');
$PAGE->activityheader->disable();

if ($delete) {
    require_sesskey();
    $DB->delete_records('quizaccess_proctoredexam_except', ['id' => $delete, 'quizid' => $quizid]);
    redirect($url);
}

$learners = array_map(
    fn(stdClass $user): string => fullname($user),
    get_enrolled_users($quizobj->get_context(), 'mod/quiz:attempt', 0, 'u.*', 'u.lastname, u.firstname'),
);
$groups = array_map(fn(stdClass $group): string => format_string($group->name), groups_get_all_groups($course->id));
$form = new exception_form($url, ['learners' => $learners, 'groups' => $groups]);
if ($data = $form->get_data()) {
    $who = [
        'quizid' => $quizid,
        'userid' => $data->userid ?: null,
        'groupid' => $data->userid ? null : $data->groupid,
    ];
    $record = (object) ($who + [
        'exempt' => (int) $data->exempt,
        'accommodations' => trim($data->accommodations),
        'usermodified' => $USER->id,
        'timemodified' => time(),
    ]);
    $known = $DB->get_record('quizaccess_proctoredexam_except', $who);
    if ($known) {
        $record->id = $known->id;
        $DB->update_record('quizaccess_proctoredexam_except', $record);
    } else {
        $DB->insert_record('quizaccess_proctoredexam_except', $record);
    }
    redirect($url, get_string('changessaved'));
}

$table = new html_table();
$table->head = [
    get_string('exceptionfor', 'quizaccess_proctoredexam'),
    get_string('exempt', 'quizaccess_proctoredexam'),
    get_string('accommodations', 'quizaccess_proctoredexam'),
    get_string('actions'),
];
foreach (exception_list::of($quizid)->records as $record) {
    $who = $record->userid
        ? s($learners[$record->userid] ?? "#{$record->userid}")
        : $groups[$record->groupid] ?? "#{$record->groupid}";
    $button = new single_button(new moodle_url($url, ['delete' => $record->id]), get_string('delete'), 'post');
    $table->data[] = [
        $who,
        get_string($record->exempt ? 'yes' : 'no'),
        s($record->accommodations),
        $OUTPUT->render($button),
    ];
}

echo $OUTPUT->header();
echo $OUTPUT->heading($title, 2);
echo $table->data ? html_writer::table($table) : html_writer::tag('p', get_string('noexceptions', 'quizaccess_proctoredexam'));
$form->display();
echo $OUTPUT->footer();
