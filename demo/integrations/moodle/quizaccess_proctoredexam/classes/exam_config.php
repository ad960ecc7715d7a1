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

namespace quizaccess_proctoredexam;

/**
 * How a quiz is proctored. A quiz that is not has none.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class exam_config {
    /** @var string The attempt is submitted when its session has ended. */
    public const SUBMIT = 'submit';

    /** @var string The attempt stays; the learner may go on with it in a further session. */
    public const RETURN = 'return';

    /** @var string[] The vendor's kinds of proctoring. */
    public const MODES = ['online', 'offline', 'auto', 'identification'];

    /** @var string[] The vendor's kinds of identification. */
    public const IDENTIFICATIONS = ['face', 'passport', 'face_and_passport', 'skip'];

    /** @var string[] The vendor's calculators. */
    public const CALCULATORS = ['off', 'simple', 'scientific'];

    /** @var self[]|null[] Those that were read in this request, by quiz. */
    private static array $loaded = [];

    /**
     * Keeps a record.
     *
     * @param \stdClass $record of the table quizaccess_proctoredexam
     */
    private function __construct(
        /** @var \stdClass of the table quizaccess_proctoredexam. */
        public readonly \stdClass $record,
    ) {
    }

    /**
     * Reads how a quiz is proctored.
     *
     * @param int $quizid the quiz
     * @return self|null null if it is not
     */
    public static function load(int $quizid): ?self {
        global $DB;
        if (!array_key_exists($quizid, self::$loaded)) {
            $record = $DB->get_record('quizaccess_proctoredexam', ['quizid' => $quizid]);
            self::$loaded[$quizid] = $record ? new self($record) : null;
        }
        return self::$loaded[$quizid];
    }

    /**
     * Saves how a quiz is proctored.
     *
     * @param \stdClass $record of the table, without id and times
     */
    public static function save(\stdClass $record): void {
        global $DB, $USER;
        $record->usermodified = $USER->id;
        $record->timemodified = time();
        $known = self::load($record->quizid);
        if ($known) {
            $record->id = $known->record->id;
            $DB->update_record('quizaccess_proctoredexam', $record);
        } else {
            $DB->insert_record('quizaccess_proctoredexam', $record);
        }
        unset(self::$loaded[$record->quizid]);
    }

    /**
     * Switches proctoring off. What is known of sessions stays.
     *
     * @param int $quizid the quiz
     */
    public static function delete(int $quizid): void {
        global $DB;
        $DB->delete_records('quizaccess_proctoredexam', ['quizid' => $quizid]);
        unset(self::$loaded[$quizid]);
    }

    /**
     * Forgets what was read, for tasks that run long.
     */
    public static function reset_cache(): void {
        self::$loaded = [];
    }

    /**
     * Whether a learner is proctored: everybody is, or a member of the groups that are, who is not exempt.
     *
     * @param int $userid the learner
     * @param int $courseid the quiz's course
     * @return bool
     */
    public function applies_to(int $userid, int $courseid): bool {
        $usergroups = groups_get_user_groups($courseid, $userid)[0] ?? [];
        $proctored = self::split($this->record->groupids);
        if ($proctored && !array_intersect($proctored, $usergroups)) {
            return false;
        }
        return !exception_list::of((int) $this->record->quizid)->is_exempt($userid, $usergroups);
    }

    /**
     * Names of what is allowed in the exam.
     *
     * @return string[]
     */
    public function allowed_rules(): array {
        return self::split($this->record->rules);
    }

    /**
     * Reads a list.
     *
     * @param string|null $list by commas
     * @return string[] its entries
     */
    public static function split(?string $list): array {
        return array_values(array_filter(explode(',', (string) $list), fn(string $entry): bool => $entry !== ''));
    }
}
