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
 * Backup of how a quiz is proctored, and of its attempts' sessions.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

require_once($CFG->dirroot . '/mod/quiz/backup/moodle2/backup_mod_quiz_access_subplugin.class.php');

/**
 * Backup of how a quiz is proctored, and of its attempts' sessions.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class backup_quizaccess_proctoredexam_subplugin extends backup_mod_quiz_access_subplugin {
    /**
     * What is saved of a quiz: its settings; with user data, its exceptions.
     *
     * @return backup_subplugin_element
     */
    protected function define_quiz_subplugin_structure() {
        $subplugin = $this->get_subplugin_element();
        $wrapper = new backup_nested_element($this->get_recommended_name());
        $settings = new backup_nested_element('quizaccess_proctoredexam_settings', null, [
            'mode', 'identification', 'auxiliarycamera', 'multipledisplays', 'calculator', 'trial', 'agreementurl', 'rules',
            'customrules', 'whenended', 'groupids',
        ]);
        $exceptions = new backup_nested_element('quizaccess_proctoredexam_exceptions');
        $exception = new backup_nested_element('quizaccess_proctoredexam_exception', ['id'], [
            'userid', 'groupid', 'exempt', 'accommodations',
        ]);
        $subplugin->add_child($wrapper);
        $wrapper->add_child($settings);
        $wrapper->add_child($exceptions);
        $exceptions->add_child($exception);

        $settings->set_source_table('quizaccess_proctoredexam', ['quizid' => backup::VAR_ACTIVITYID]);
        $params = ['quizid' => backup::VAR_ACTIVITYID];
        if (!$this->get_setting_value('userinfo')) {
            $params['userid'] = backup_helper::is_sqlparam(null);
        }
        if (!$this->get_setting_value('groups')) {
            $params['groupid'] = backup_helper::is_sqlparam(null);
        }
        $exception->set_source_table('quizaccess_proctoredexam_except', $params);
        $exception->annotate_ids('user', 'userid');
        $exception->annotate_ids('group', 'groupid');
        return $subplugin;
    }

    /**
     * What is saved of an attempt: its sessions.
     *
     * @return backup_subplugin_element
     */
    protected function define_attempt_subplugin_structure() {
        $subplugin = $this->get_subplugin_element();
        $wrapper = new backup_nested_element($this->get_recommended_name());
        $session = new backup_nested_element('quizaccess_proctoredexam_session', ['id'], [
            'userid', 'sessionid', 'trial', 'timestarted', 'timeended', 'conclusion', 'score', 'rejectedabove', 'comment',
            'reporturl', 'archiveurl', 'warnings', 'timereviewed', 'timecreated',
        ]);
        $subplugin->add_child($wrapper);
        $wrapper->add_child($session);
        $session->set_source_table('quizaccess_proctoredexam_session', ['attemptid' => backup::VAR_PARENTID]);
        $session->annotate_ids('user', 'userid');
        return $subplugin;
    }
}
