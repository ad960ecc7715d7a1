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
 * Upgrade steps.
 *
 * @package    local_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/**
 * Brings an earlier version to this one.
 *
 * @param int $oldversion the version that was installed
 * @return bool true
 */
function xmldb_local_proctoredexam_upgrade($oldversion) {
    global $CFG, $DB;

    if ($oldversion < 2026112700) {
        // Sessions used to be derived from the number of finished attempts, so that a granted retry met an old one.
        $DB->get_manager()->install_one_table_from_xmldb_file(
            "{$CFG->dirroot}/local/proctoredexam/db/install.xml",
            'local_proctoredexam_session',
        );
        // The settings are now those of the access rule.
        $moved = [
            'serverorigin' => 'serverorigin',
            'integrationname' => 'integration',
            'secret' => 'secret',
            'accountname' => 'accountname',
        ];
        foreach ($moved as $old => $new) {
            $value = get_config('local_proctoredexam', $old);
            if ($value && !get_config('quizaccess_proctoredexam', $new)) {
                set_config($new, $value, 'quizaccess_proctoredexam');
            }
            unset_config($old, 'local_proctoredexam');
        }
        upgrade_plugin_savepoint(true, 2026112700, 'local', 'proctoredexam');
    }
    return true;
}
