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

namespace quizaccess_proctoredexam\task;

use quizaccess_proctoredexam\site;
use quizaccess_proctoredexam\vendor;
use quizaccess_proctoredexam\vendor_unavailable;

/**
 * Ends a session at the vendor's, which could not be reached when the attempt was over. Moodle tries it again, later each
 * time, until it works.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class finish_session extends \core\task\adhoc_task {
    #[\Override]
    public function get_name() {
        return get_string('taskfinish', 'quizaccess_proctoredexam');
    }

    #[\Override]
    public function execute() {
        $site = site::load() ?? throw new vendor_unavailable('the settings are missing');
        (new vendor($site))->finish($this->get_custom_data()->sessionid);
    }
}
