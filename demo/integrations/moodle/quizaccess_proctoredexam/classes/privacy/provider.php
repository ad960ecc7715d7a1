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

namespace quizaccess_proctoredexam\privacy;

use core_privacy\local\metadata\collection;
use core_privacy\local\request\approved_contextlist;
use core_privacy\local\request\approved_userlist;
use core_privacy\local\request\contextlist;
use core_privacy\local\request\transform;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;
use quizaccess_proctoredexam\session;

/**
 * What is kept of people here, and what the vendor is told of them.
 *
 * What the vendor keeps (recordings above all) is deleted by the vendor: it publishes no way to ask for that.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class provider implements
    \core_privacy\local\metadata\provider,
    \core_privacy\local\request\core_userlist_provider,
    \core_privacy\local\request\plugin\provider {
    /** @var string The table of exceptions. */
    private const EXCEPTIONS = 'quizaccess_proctoredexam_except';

    /** @var string[] What is kept of a session. */
    private const SESSION_FIELDS = [
        'userid', 'attemptid', 'sessionid', 'state', 'trial', 'timestarted', 'timeended', 'conclusion', 'score', 'comment',
        'reporturl', 'archiveurl', 'warnings', 'timecreated',
    ];

    #[\Override]
    public static function get_metadata(collection $collection): collection {
        $metadata = fn(array $fields): array => array_combine(
            $fields,
            array_map(fn(string $field): string => "privacy:metadata:$field", $fields),
        );
        $collection->add_database_table(session::TABLE, $metadata(self::SESSION_FIELDS), 'privacy:metadata:sessions');
        $collection->add_database_table(
            self::EXCEPTIONS,
            $metadata(['userid', 'exempt', 'accommodations', 'usermodified']),
            'privacy:metadata:exceptions',
        );
        $collection->add_database_table(
            'quizaccess_proctoredexam',
            $metadata(['usermodified']),
            'privacy:metadata:settings',
        );
        $collection->add_external_location_link(
            'vendor',
            $metadata([
                'userid', 'firstname', 'lastname', 'email', 'language', 'course', 'quiz', 'sessionid', 'accommodations',
                'recording',
            ]),
            'privacy:metadata:vendor',
        );
        return $collection;
    }

    #[\Override]
    public static function get_contexts_for_userid(int $userid): contextlist {
        $list = new contextlist();
        foreach ([session::TABLE => 't.userid', self::EXCEPTIONS => 't.userid'] as $table => $column) {
            $sql = "SELECT c.id
                      FROM {context} c
                      JOIN {course_modules} cm ON cm.id = c.instanceid AND c.contextlevel = :level
                      JOIN {modules} m ON m.id = cm.module AND m.name = 'quiz'
                      JOIN {{$table}} t ON t.quizid = cm.instance
                     WHERE $column = :userid";
            $list->add_from_sql($sql, ['level' => CONTEXT_MODULE, 'userid' => $userid]);
        }
        return $list;
    }

    #[\Override]
    public static function get_users_in_context(userlist $userlist) {
        $quizid = self::quizid($userlist->get_context());
        if ($quizid === null) {
            return;
        }
        $params = ['quizid' => $quizid];
        $userlist->add_from_sql('userid', 'SELECT userid FROM {' . session::TABLE . '} WHERE quizid = :quizid', $params);
        $sql = 'SELECT userid FROM {' . self::EXCEPTIONS . '} WHERE quizid = :quizid AND userid IS NOT NULL';
        $userlist->add_from_sql('userid', $sql, $params);
    }

    #[\Override]
    public static function export_user_data(approved_contextlist $contextlist) {
        global $DB;
        $userid = $contextlist->get_user()->id;
        foreach ($contextlist->get_contexts() as $context) {
            $quizid = self::quizid($context);
            if ($quizid === null) {
                continue;
            }
            $conditions = ['quizid' => $quizid, 'userid' => $userid];
            $sessions = array_map(self::export_session(...), array_values($DB->get_records(session::TABLE, $conditions, 'id')));
            $exceptions = array_map(
                fn(\stdClass $record): array => [
                    'exempt' => transform::yesno($record->exempt),
                    'accommodations' => $record->accommodations,
                ],
                array_values($DB->get_records(self::EXCEPTIONS, $conditions)),
            );
            if ($sessions || $exceptions) {
                $path = [get_string('pluginname', 'quizaccess_proctoredexam')];
                writer::with_context($context)->export_data($path, (object) [
                    'sessions' => $sessions,
                    'exceptions' => $exceptions,
                ]);
            }
        }
    }

    /**
     * A session, for a person to read.
     *
     * @param \stdClass $session its record
     * @return array
     */
    private static function export_session(\stdClass $session): array {
        $data = array_intersect_key((array) $session, array_flip(self::SESSION_FIELDS));
        unset($data['userid']);
        foreach (['timestarted', 'timeended', 'timecreated'] as $name) {
            $data[$name] = $data[$name] ? transform::datetime($data[$name]) : null;
        }
        $data['trial'] = transform::yesno($data['trial']);
        return $data;
    }

    #[\Override]
    public static function delete_data_for_all_users_in_context(\context $context) {
        global $DB;
        $quizid = self::quizid($context);
        if ($quizid !== null) {
            $DB->delete_records(session::TABLE, ['quizid' => $quizid]);
            $DB->delete_records_select(self::EXCEPTIONS, 'quizid = :quizid AND userid IS NOT NULL', ['quizid' => $quizid]);
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
     * Deletes what is kept of people in a quiz.
     *
     * @param \context $context the quiz's
     * @param int[] $userids the people
     */
    private static function delete(\context $context, array $userids): void {
        global $DB;
        $quizid = self::quizid($context);
        if ($quizid === null || !$userids) {
            return;
        }
        [$in, $params] = $DB->get_in_or_equal($userids, SQL_PARAMS_NAMED);
        foreach ([session::TABLE, self::EXCEPTIONS] as $table) {
            $DB->delete_records_select($table, "quizid = :quizid AND userid $in", $params + ['quizid' => $quizid]);
        }
    }

    /**
     * The quiz of a context.
     *
     * @param \context $context a context
     * @return int|null its number; null if the context is none of a quiz
     */
    private static function quizid(\context $context): ?int {
        if (!$context instanceof \context_module) {
            return null;
        }
        $cm = get_coursemodule_from_id('quiz', $context->instanceid);
        return $cm ? (int) $cm->instance : null;
    }
}
