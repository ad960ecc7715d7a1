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

namespace local_proctoredexam;

use core\hook\output\before_standard_head_html_generation;
use quizaccess_proctoredexam\site;
use quizaccess_proctoredexam\widget;

/**
 * Where Moodle's pages ask this plugin.
 *
 * @package    local_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class hook_callbacks {
    /** What the README of the package puts into every head: nothing of an exam shows before the widget has run. */
    private const HEAD = <<<'HTML'
        <style>
          proctored-exam { display: block }
          /* Until the script is there, only the start content shows, without its buttons. */
          proctored-exam:not(:defined), div.proctored-exam { visibility: hidden }
          proctored-exam:not(:defined) > [slot="start"], div.proctored-exam [data-slot="start"] { visibility: visible }
          proctored-exam:not(:defined) [data-action], div.proctored-exam [data-action] { visibility: hidden }
          proctored-exam:not(:defined) > :not([slot="start"]),
          div.proctored-exam [data-slot]:not([data-slot="start"]) { display: none }
          /* If the script has not come after ten seconds, the learner reads why there is no button. */
          proctored-exam:not(:defined)::after, div.proctored-exam::after {
            content: "The exam did not load. Reload this page, or ask your teacher.";
            visibility: visible; animation: proctored-exam-late 0s 10s backwards;
          }
          @keyframes proctored-exam-late { from { position: absolute; visibility: hidden } }
        </style>
        <noscript><style>
          proctored-exam::before, div.proctored-exam::before { content: "This exam needs JavaScript."; visibility: visible }
        </style></noscript>
        HTML;

    /**
     * Puts the widget into the head of pages where a teacher's text may hold a placeholder: nothing has to be pasted into
     * "Additional HTML". Pages of quizzes are left out, which the access rule looks after.
     *
     * @param before_standard_head_html_generation $hook takes the HTML
     */
    public static function before_standard_head_html_generation(before_standard_head_html_generation $hook): void {
        global $PAGE;
        if (during_initial_install() || !preg_match('/^(course-view-|mod-(?!quiz-)[a-z0-9]+-view$)/', $PAGE->pagetype)) {
            return;
        }
        $site = site::load();
        if (!$site || !widget::is_installed()) {
            return;
        }
        // The list names the one server that cameras may stream to, whatever anybody pastes.
        $hook->add_html(
            \html_writer::empty_tag('meta', ['name' => 'proctored-exam:server-origins', 'content' => $site->serverorigin]) .
            self::HEAD .
            \html_writer::tag('script', '', ['type' => 'module', 'src' => widget::url()->out(false)]),
        );
    }
}
