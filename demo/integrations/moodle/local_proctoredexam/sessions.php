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
 * Who has started a proctored activity, for staff, who can grant another attempt here: sessions.php?cmid=<number of the
 * activity's course module>.
 *
 * @package    local_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

require(__DIR__ . '/../../config.php');

use local_proctoredexam\session;

$cmid = required_param('cmid', PARAM_INT);
$grant = optional_param('grant', 0, PARAM_INT);

[$course, $cm] = get_course_and_cm_from_cmid($cmid);
require_login($course, false, $cm);
require_capability('local/proctoredexam:managesessions', $cm->context);

$url = new moodle_url('/local/proctoredexam/sessions.php', ['cmid' => $cmid]);
$title = get_string('sessions', 'local_proctoredexam');
$PAGE->set_url($url);
$PAGE->set_title($title . ': ' . format_string($cm->name));
$PAGE->set_heading($course->fullname);

if ($grant) {
    require_sesskey();
    session::grant($DB->get_record(session::TABLE, ['id' => $grant, 'cmid' => $cmid], '*', MUST_EXIST));
    redirect($url, get_string('granted', 'local_proctoredexam'));
}

$names = \core_user\fields::for_name()->get_sql('u', false, '', '', false)->selects;
$sessions = $DB->get_records_sql(
    'SELECT s.*, ' . $names . '
       FROM {' . session::TABLE . '} s
       JOIN {user} u ON u.id = s.userid
      WHERE s.cmid = :cmid
   ORDER BY u.lastname, u.firstname, s.userid, s.attempt',
    ['cmid' => $cmid],
);
$last = [];
foreach ($sessions as $session) {
    $last[$session->userid] = $session->id;
}

$table = new html_table();
$table->head = [
    get_string('fullname'),
    get_string('attempt', 'local_proctoredexam'),
    get_string('time'),
    get_string('sessionid', 'local_proctoredexam'),
    get_string('actions'),
];
foreach ($sessions as $session) {
    $granting = new moodle_url($url, ['grant' => $session->id]);
    $button = new single_button($granting, get_string('grant', 'local_proctoredexam'), 'post');
    $table->data[] = [
        fullname($session),
        $session->attempt,
        userdate($session->timecreated, get_string('strftimedatetimeshort', 'langconfig')),
        $session->sessionid,
        $last[$session->userid] === $session->id ? $OUTPUT->render($button) : '',
    ];
}

echo $OUTPUT->header();
echo $OUTPUT->heading($title, 2);
echo $table->data ? html_writer::table($table) : html_writer::tag('p', get_string('nosessions', 'local_proctoredexam'));
echo $OUTPUT->footer();
