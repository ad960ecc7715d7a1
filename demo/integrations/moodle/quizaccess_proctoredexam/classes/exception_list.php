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
 * The exceptions of a quiz: who is exempt from proctoring, and what the proctor is told of a learner.
 *
 * What is said of a person wins over what is said of a group.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class exception_list {
    /**
     * Keeps the records.
     *
     * @param \stdClass[] $records of the table quizaccess_proctoredexam_except
     */
    private function __construct(
        /** @var \stdClass[] of the table quizaccess_proctoredexam_except. */
        public readonly array $records,
    ) {
    }

    /**
     * The exceptions of a quiz.
     *
     * @param int $quizid the quiz
     * @return self
     */
    public static function of(int $quizid): self {
        global $DB;
        return new self($DB->get_records('quizaccess_proctoredexam_except', ['quizid' => $quizid], 'id'));
    }

    /**
     * Whether a learner is exempt.
     *
     * @param int $userid the learner
     * @param int[] $groupids the learner's groups
     * @return bool
     */
    public function is_exempt(int $userid, array $groupids): bool {
        foreach ($this->for_learner($userid, $groupids) as $record) {
            return (bool) $record->exempt;
        }
        return false;
    }

    /**
     * What the proctor is told of a learner.
     *
     * @param int $userid the learner
     * @param int[] $groupids the learner's groups
     * @return string|null null if there is nothing to tell
     */
    public function accommodations(int $userid, array $groupids): ?string {
        foreach ($this->for_learner($userid, $groupids) as $record) {
            if (trim((string) $record->accommodations) !== '') {
                return trim($record->accommodations);
            }
        }
        return null;
    }

    /**
     * The exceptions that hold for a learner.
     *
     * @param int $userid the learner
     * @param int[] $groupids the learner's groups
     * @return \stdClass[] the learner's own first
     */
    private function for_learner(int $userid, array $groupids): array {
        $own = array_filter($this->records, fn(\stdClass $record): bool => (int) $record->userid === $userid);
        $ofgroups = array_filter(
            $this->records,
            fn(\stdClass $record): bool => $record->groupid && in_array($record->groupid, $groupids),
        );
        return [...$own, ...$ofgroups];
    }
}
