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
 * Where a session stands by the vendor's word.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class vendor_status {
    /**
     * Keeps an answer.
     *
     * @param string $name one of the vendor's words, an open set
     * @param int|null $timeended when the session ended, in Unix seconds
     */
    public function __construct(
        /** @var string one of the vendor's words, an open set. */
        public readonly string $name,
        /** @var int|null when the session ended, in Unix seconds. */
        public readonly ?int $timeended = null,
    ) {
    }

    /**
     * Whether the exam runs: the only state in which a question may be seen.
     *
     * @return bool
     */
    public function is_running(): bool {
        return $this->name === 'started';
    }

    /**
     * Whether the session is over for good.
     *
     * @return bool
     */
    public function is_finished(): bool {
        return $this->name === 'finished';
    }
}
