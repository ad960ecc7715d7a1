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
 * The exam's page: brings what was typed last to the server when the session ends, and tells the learner what has become
 * of the attempt. A module of the browser's own, as the widget is one: it must not wait for RequireJS.
 *
 * @module     quizaccess_proctoredexam/exam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/* global document, FormData, HTMLIFrameElement */

/** The vendor's page may know of the end a moment before its API does: milliseconds between questions. */
const PAUSE = 2000;

/** How often the server is asked. */
const TRIES = 5;

/** Pages of an attempt that goes on. */
const ATTEMPT_PAGES = ['startattempt.php', 'attempt.php', 'summary.php', 'processattempt.php', 'enter.php'];

/**
 * What is typed in the attempt's frame and not yet saved.
 *
 * @param {HTMLIFrameElement|null} frame the attempt's frame
 * @returns {FormData} the fields of the attempt's form; empty if the frame shows none
 */
function answersIn(frame) {
    const page = frame?.contentWindow;
    const form = page?.document.querySelector('#responseform');
    if (!form) {
        return new FormData();
    }
    // Editors keep their text to themselves until they are asked.
    (page.tinyMCE ?? page.tinymce)?.triggerSave();
    return new FormData(form);
}

/**
 * Reports the end of the session.
 *
 * @param {string} url the endpoint
 * @param {FormData} body the last answers
 * @returns {Promise<{attempt: string, message: string, url: string, label: string}|undefined>} what has become of the
 *     attempt; undefined if the server could not say
 */
async function reportEnd(url, body) {
    for (let tries = 0; tries < TRIES; tries++) {
        if (tries > 0) {
            await new Promise(resolve => setTimeout(resolve, PAUSE));
        }
        try {
            const response = await fetch(url, {method: 'POST', body});
            if (response.ok) {
                return await response.json();
            }
            // Not ended yet by the vendor's word, or the vendor can't be asked: both may change.
            if (response.status !== 409 && response.status < 500) {
                return undefined;
            }
        } catch {
            // Offline for a moment, perhaps.
        }
    }
    return undefined;
}

/**
 * Sets up one exam.
 *
 * @param {HTMLElement} root the element around the widget
 */
function init(root) {
    const exam = root.querySelector('proctored-exam');

    // Load events don't bubble, but they are captured on their way.
    root.addEventListener(
        'load',
        event => {
            if (!(event.target instanceof HTMLIFrameElement)) {
                return;
            }
            const page = event.target.contentWindow?.location.pathname.split('/').pop();
            root.querySelector('.quizaccess_proctoredexam-over').hidden = ATTEMPT_PAGES.includes(page);
        },
        true,
    );

    exam.addEventListener('exam-phase-change', async event => {
        const {phase, previousPhase} = event.detail;
        if (phase !== 'finished' || previousPhase !== 'in-exam') {
            return;
        }
        const frame = root.querySelector('iframe');
        const body = answersIn(frame);
        frame.remove();
        body.set('sesskey', root.dataset.sesskey);
        const outcome = await reportEnd(root.dataset.endedUrl, body);
        if (!outcome) {
            return;
        }
        const text = document.createElement('p');
        text.textContent = outcome.message;
        const link = document.createElement('a');
        link.href = outcome.url;
        link.className = 'btn btn-secondary';
        link.textContent = outcome.label;
        root.querySelector('.quizaccess_proctoredexam-outcome').replaceChildren(text, link);
    });
}

document.querySelectorAll('.quizaccess_proctoredexam').forEach(init);
