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

namespace local_proctoredexam\privacy;

use core_privacy\local\metadata\collection;
use core_privacy\local\request\approved_contextlist;
use core_privacy\local\request\approved_userlist;
use core_privacy\local\request\contextlist;
use core_privacy\local\request\transform;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;
use local_proctoredexam\session;

/**
 * What is kept of people here. What the vendor is told, quizaccess_proctoredexam says.
 *
 * @package    local_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class provider implements
    \core_privacy\local\metadata\provider,
    \core_privacy\local\request\core_userlist_provider,
    \core_privacy\local\request\plugin\provider {
    #[\Override]
    public static function get_metadata(collection $collection): collection {
        $collection->add_database_table(session::TABLE, [
            'userid' => 'privacy:metadata:userid',
            'sessionid' => 'privacy:metadata:sessionid',
            'attempt' => 'privacy:metadata:attempt',
            'timecreated' => 'privacy:metadata:timecreated',
        ], 'privacy:metadata:sessions');
        $collection->add_plugintype_link('quizaccess', [], 'privacy:metadata:vendor');
        return $collection;
    }

    #[\Override]
    public static function get_contexts_for_userid(int $userid): contextlist {
        $list = new contextlist();
        $sql = 'SELECT c.id
                  FROM {context} c
                  JOIN {' . session::TABLE . '} s ON s.cmid = c.instanceid
                 WHERE c.contextlevel = :level AND s.userid = :userid';
        $list->add_from_sql($sql, ['level' => CONTEXT_MODULE, 'userid' => $userid]);
        return $list;
    }

    #[\Override]
    public static function get_users_in_context(userlist $userlist) {
        $context = $userlist->get_context();
        if ($context instanceof \context_module) {
            $sql = 'SELECT userid FROM {' . session::TABLE . '} WHERE cmid = :cmid';
            $userlist->add_from_sql('userid', $sql, ['cmid' => $context->instanceid]);
        }
    }

    #[\Override]
    public static function export_user_data(approved_contextlist $contextlist) {
        global $DB;
        foreach ($contextlist->get_contexts() as $context) {
            if (!$context instanceof \context_module) {
                continue;
            }
            $conditions = ['cmid' => $context->instanceid, 'userid' => $contextlist->get_user()->id];
            $sessions = array_map(
                fn(\stdClass $session): array => [
                    'attempt' => $session->attempt,
                    'sessionid' => $session->sessionid,
                    'timecreated' => transform::datetime($session->timecreated),
                ],
                array_values($DB->get_records(session::TABLE, $conditions, 'attempt')),
            );
            if ($sessions) {
                $path = [get_string('pluginname', 'local_proctoredexam')];
                writer::with_context($context)->export_data($path, (object) ['sessions' => $sessions]);
            }
        }
    }

    #[\Override]
    public static function delete_data_for_all_users_in_context(\context $context) {
        global $DB;
        if ($context instanceof \context_module) {
            $DB->delete_records(session::TABLE, ['cmid' => $context->instanceid]);
        }
    }

    #[\Override]
    public static function delete_data_for_user(approved_contextlist $contextlist) {
        foreach ($contextlist->get_contexts() as $context) {
            self::delete($context, [$contextlist->get_user()->id]);
        }
    }

    #[\Override]
    public static function delete_data_for_users(approved_userlist $userlist) {
        self::delete($userlist->get_context(), $userlist->get_userids());
    }

    /**
     * Deletes what is kept of people in an activity.
     *
     * @param \context $context the activity's
     * @param int[] $userids the people
     */
    private static function delete(\context $context, array $userids): void {
        global $DB;
        if (!$context instanceof \context_module || !$userids) {
            return;
        }
        [$in, $params] = $DB->get_in_or_equal($userids, SQL_PARAMS_NAMED);
        $DB->delete_records_select(session::TABLE, "cmid = :cmid AND userid $in", $params + ['cmid' => $context->instanceid]);
    }
}
