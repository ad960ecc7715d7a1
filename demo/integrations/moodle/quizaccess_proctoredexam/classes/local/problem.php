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

namespace quizaccess_proctoredexam\local;

/**
 * A refusal: a problem document (RFC 9457), whose texts the page shows to the learner.
 *
 * Needs nothing of Moodle.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class problem extends \Exception {
    /**
     * Makes a refusal.
     *
     * @param int $status the HTTP status
     * @param string $name one of the widget's own codes, or another
     * @param string $title what is wrong, for the learner
     * @param string $detail what can be done about it, or when; may be empty
     */
    public function __construct(
        /** @var int the HTTP status. */
        public readonly int $status,
        /** @var string one of the widget's own codes, or another. */
        public readonly string $name,
        /** @var string what is wrong, for the learner. */
        public readonly string $title,
        /** @var string what can be done about it, or when; may be empty. */
        public readonly string $detail = '',
    ) {
        parent::__construct($name);
    }

    /**
     * The document.
     *
     * @return array for JSON
     */
    public function document(): array {
        return [
            'type' => 'urn:problem-type:proctored-exam:' . $this->name,
            'title' => $this->title,
            'status' => $this->status,
            'code' => $this->name,
        ] + ($this->detail === '' ? [] : ['detail' => $this->detail]);
    }
}
