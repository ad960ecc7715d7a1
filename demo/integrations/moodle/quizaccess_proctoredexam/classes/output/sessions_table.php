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

namespace quizaccess_proctoredexam\output;

use html_writer;
use mod_quiz\quiz_settings;
use moodle_url;
use quizaccess_proctoredexam\session;

defined('MOODLE_INTERNAL') || die();

require_once($CFG->libdir . '/tablelib.php');

/**
 * The sessions of a quiz, for staff.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sessions_table extends \table_sql {
    /**
     * Makes the table.
     *
     * @param quiz_settings $quizobj the quiz
     * @param moodle_url $url the page
     * @param int $groupid members of this group alone; 0: everybody, -1: nobody
     * @param bool $maymanage whether sessions can be ended from here
     */
    public function __construct(
        /** @var quiz_settings the quiz. */
        private readonly quiz_settings $quizobj,
        moodle_url $url,
        int $groupid,
        /** @var bool whether sessions can be ended from here. */
        private readonly bool $maymanage,
    ) {
        parent::__construct('quizaccess_proctoredexam_sessions');
        $text = fn(string $name): string => get_string($name, 'quizaccess_proctoredexam');
        $headers = [
            'fullname' => get_string('fullname'),
            'attempt' => get_string('attempt', 'quiz'),
            'status' => $text('status'),
            'timestarted' => $text('started'),
            'timeended' => $text('ended'),
            'conclusion' => $text('conclusion'),
            'score' => $text('score'),
            'warnings' => $text('warnings'),
            'links' => $text('links'),
            'sessionid' => $text('sessionid'),
        ];
        if ($maymanage) {
            $headers['actions'] = get_string('actions');
        }
        $this->define_baseurl($url);
        $this->define_columns(array_keys($headers));
        $this->define_headers(array_values($headers));
        foreach (['status', 'links', 'actions'] as $column) {
            $this->no_sorting($column);
        }
        $this->sortable(true, 'timestarted', SORT_DESC);
        $this->show_download_buttons_at([TABLE_P_BOTTOM]);

        $names = \core_user\fields::for_name()->get_sql('u', false, '', '', false)->selects;
        $from = '{' . session::TABLE . '} s JOIN {user} u ON u.id = s.userid LEFT JOIN {quiz_attempts} a ON a.id = s.attemptid';
        $where = 's.quizid = :quizid';
        $params = ['quizid' => $quizobj->get_quizid()];
        if ($groupid) {
            $where .= ' AND s.userid IN (SELECT gm.userid FROM {groups_members} gm WHERE gm.groupid = :groupid)';
            $params['groupid'] = $groupid;
        }
        $this->set_sql("s.*, a.attempt, a.state AS attemptstate, $names", $from, $where, $params);
    }

    /**
     * The attempt, with the way to it.
     *
     * @param \stdClass $row a session
     * @return string
     */
    public function col_attempt($row) {
        if (!$row->attempt) {
            return get_string($row->attemptid ? 'attemptdeleted' : 'attemptnone', 'quizaccess_proctoredexam');
        }
        if ($this->is_downloading() || !$this->quizobj->has_capability('mod/quiz:viewreports')) {
            return $row->attempt;
        }
        return html_writer::link($this->quizobj->review_url($row->attemptid), $row->attempt);
    }

    /**
     * Where the session stands.
     *
     * @param \stdClass $row a session
     * @return string
     */
    public function col_status($row) {
        $status = match (true) {
            $row->state === session::ENDED => 'status_ended',
            (bool) $row->timestarted => 'status_running',
            default => 'status_pending',
        };
        $text = get_string($status, 'quizaccess_proctoredexam');
        return $row->trial ? $text . ' (' . get_string('trial', 'quizaccess_proctoredexam') . ')' : $text;
    }

    /**
     * When it began.
     *
     * @param \stdClass $row a session
     * @return string
     */
    public function col_timestarted($row) {
        return $row->timestarted ? userdate($row->timestarted, get_string('strftimedatetimeshort', 'langconfig')) : '';
    }

    /**
     * When it ended.
     *
     * @param \stdClass $row a session
     * @return string
     */
    public function col_timeended($row) {
        return $row->timeended ? userdate($row->timeended, get_string('strftimedatetimeshort', 'langconfig')) : '';
    }

    /**
     * What the vendor concludes, with its comment.
     *
     * @param \stdClass $row a session
     * @return string
     */
    public function col_conclusion($row) {
        if (!$row->conclusion) {
            return '';
        }
        $text = get_string("conclusion_{$row->conclusion}", 'quizaccess_proctoredexam');
        $comment = trim((string) $row->comment);
        if ($comment === '') {
            return $text;
        }
        return $this->is_downloading() ? "$text: $comment" : $text . html_writer::div(s($comment), 'small');
    }

    /**
     * The score, with what it is measured by.
     *
     * @param \stdClass $row a session
     * @return string
     */
    public function col_score($row) {
        if ($row->score === null) {
            return '';
        }
        return $row->rejectedabove === null ? $row->score : "{$row->score} / {$row->rejectedabove}";
    }

    /**
     * The ways to report and recording.
     *
     * @param \stdClass $row a session
     * @return string
     */
    public function col_links($row) {
        $links = array_filter(['report' => $row->reporturl, 'archive' => $row->archiveurl]);
        if ($this->is_downloading()) {
            return implode(' ', $links);
        }
        $html = [];
        foreach ($links as $name => $url) {
            $text = get_string("link_$name", 'quizaccess_proctoredexam');
            $html[] = html_writer::link($url, $text, ['target' => '_blank', 'rel' => 'noopener noreferrer']);
        }
        return implode(' ', $html);
    }

    /**
     * What can be done.
     *
     * @param \stdClass $row a session
     * @return string
     */
    public function col_actions($row) {
        global $OUTPUT;
        if ($this->is_downloading() || !$this->maymanage || $row->state === session::ENDED) {
            return '';
        }
        $url = new moodle_url($this->baseurl, ['end' => $row->id]);
        $button = new \single_button($url, get_string('endsession', 'quizaccess_proctoredexam'), 'post');
        $button->add_confirm_action(get_string('endsessionconfirm', 'quizaccess_proctoredexam'));
        return $OUTPUT->render($button);
    }
}
