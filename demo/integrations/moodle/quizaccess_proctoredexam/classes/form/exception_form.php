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

namespace quizaccess_proctoredexam\form;

defined('MOODLE_INTERNAL') || die();

require_once($CFG->libdir . '/formslib.php');

/**
 * An exception for a person or a group.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class exception_form extends \moodleform {
    #[\Override]
    protected function definition() {
        $mform = $this->_form;
        $text = fn(string $name): string => get_string($name, 'quizaccess_proctoredexam');
        $mform->addElement('header', 'add', $text('exceptionadd'));

        $nobody = [0 => get_string('none')];
        $mform->addElement('autocomplete', 'userid', get_string('user'), $nobody + $this->_customdata['learners']);
        $mform->addElement('select', 'groupid', get_string('group'), $nobody + $this->_customdata['groups']);
        $mform->hideIf('groupid', 'userid', 'neq', 0);
        $mform->addElement('selectyesno', 'exempt', $text('exempt'));
        $mform->addElement('textarea', 'accommodations', $text('accommodations'), ['rows' => 3, 'cols' => 60]);
        $mform->setType('accommodations', PARAM_TEXT);
        $mform->addHelpButton('accommodations', 'accommodations', 'quizaccess_proctoredexam');
        $this->add_action_buttons(false);
    }

    #[\Override]
    public function validation($data, $files) {
        $errors = parent::validation($data, $files);
        if (empty($data['userid']) && empty($data['groupid'])) {
            $errors['userid'] = get_string('required');
        }
        return $errors;
    }
}
