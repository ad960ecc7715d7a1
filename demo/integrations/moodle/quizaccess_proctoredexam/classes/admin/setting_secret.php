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

namespace quizaccess_proctoredexam\admin;

defined('MOODLE_INTERNAL') || die();

require_once($CFG->libdir . '/adminlib.php');

/**
 * The secret that is shared with the vendor: masked, and checked for the usual slips of copying.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class setting_secret extends \admin_setting_configpasswordunmask {
    #[\Override]
    public function validate($data) {
        $valid = parent::validate($data);
        if ($valid !== true || $data === '') {
            return $valid;
        }
        $isquoted = preg_match('/^([\'"]).*\1$/s', $data);
        if ($data !== trim($data) || $isquoted || in_array(strtolower($data), ['undefined', 'null'], true)) {
            return get_string('errorsecret', 'quizaccess_proctoredexam');
        }
        return true;
    }
}
