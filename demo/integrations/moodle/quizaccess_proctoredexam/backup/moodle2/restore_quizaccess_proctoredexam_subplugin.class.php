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
 * Restore of how a quiz is proctored, and of its attempts' sessions.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use quizaccess_proctoredexam\exam_config;

defined('MOODLE_INTERNAL') || die();

require_once($CFG->dirroot . '/mod/quiz/backup/moodle2/restore_mod_quiz_access_subplugin.class.php');

/**
 * Restore of how a quiz is proctored, and of its attempts' sessions.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class restore_quizaccess_proctoredexam_subplugin extends restore_mod_quiz_access_subplugin {
    /**
     * What is read of a quiz.
     *
     * @return restore_path_element[]
     */
    protected function define_quiz_subplugin_structure() {
        $exceptions = '/quizaccess_proctoredexam_exceptions/quizaccess_proctoredexam_exception';
        return [
            new restore_path_element(
                'quizaccess_proctoredexam_settings',
                $this->get_pathfor('/quizaccess_proctoredexam_settings'),
            ),
            new restore_path_element('quizaccess_proctoredexam_exception', $this->get_pathfor($exceptions)),
        ];
    }

    /**
     * What is read of an attempt.
     *
     * @return restore_path_element[]
     */
    protected function define_attempt_subplugin_structure() {
        return [
            new restore_path_element(
                'quizaccess_proctoredexam_session',
                $this->get_pathfor('/quizaccess_proctoredexam_session'),
            ),
        ];
    }

    /**
     * Restores the settings of a quiz.
     *
     * @param array|stdClass $data what the backup holds
     */
    public function process_quizaccess_proctoredexam_settings($data) {
        $data = (object) $data;
        unset($data->id);
        $data->quizid = $this->get_new_parentid('quiz');
        // Groups that are not there any more leave nobody out: then everybody is proctored.
        $groupids = array_filter(array_map($this->new_groupid(...), exam_config::split($data->groupids)));
        $data->groupids = implode(',', $groupids);
        exam_config::save($data);
    }

    /**
     * Restores an exception.
     *
     * @param array|stdClass $data what the backup holds
     */
    public function process_quizaccess_proctoredexam_exception($data) {
        global $DB, $USER;
        $data = (object) $data;
        unset($data->id);
        $data->quizid = $this->get_new_parentid('quiz');
        $data->userid = $data->userid ? $this->get_mappingid('user', $data->userid, null) : null;
        $data->groupid = $data->groupid ? $this->new_groupid($data->groupid) : null;
        if (!$data->userid && !$data->groupid) {
            return;
        }
        $data->usermodified = $USER->id;
        $data->timemodified = time();
        $DB->insert_record('quizaccess_proctoredexam_except', $data);
    }

    /**
     * Restores a session, as one that is over: the vendor's session belongs to one attempt alone.
     *
     * @param array|stdClass $data what the backup holds
     */
    public function process_quizaccess_proctoredexam_session($data) {
        global $DB;
        $data = (object) $data;
        unset($data->id);
        $data->quizid = $this->get_new_parentid('quiz');
        $data->userid = $this->get_mappingid('user', $data->userid, 0);
        $data->attemptid = $this->get_mappingid('quiz_attempt', $this->get_old_parentid('quiz_attempt'), null);
        // Where the original is still there, the vendor's webhooks belong to it.
        if (!$data->userid || $DB->record_exists('quizaccess_proctoredexam_session', ['sessionid' => $data->sessionid])) {
            return;
        }
        $data->state = 'ended';
        $data->timeended ??= time();
        $data->timemodified = time();
        $DB->insert_record('quizaccess_proctoredexam_session', $data);
    }

    /**
     * Where a group has gone.
     *
     * @param int|string $oldid its number in the backup
     * @return int|null its number here; null if there is none
     */
    private function new_groupid(int|string $oldid): ?int {
        global $DB;
        $newid = $this->get_mappingid('group', $oldid, null);
        if ($newid) {
            return (int) $newid;
        }
        // A copy within the course keeps its groups.
        $iscopy = $this->task->is_samesite() &&
            $DB->record_exists('groups', ['id' => $oldid, 'courseid' => $this->task->get_courseid()]);
        return $iscopy ? (int) $oldid : null;
    }
}
