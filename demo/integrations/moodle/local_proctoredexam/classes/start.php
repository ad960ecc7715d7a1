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

use quizaccess_proctoredexam\exam_config;
use quizaccess_proctoredexam\gate;
use quizaccess_proctoredexam\learner;
use quizaccess_proctoredexam\local\jwt;
use quizaccess_proctoredexam\local\problem;
use quizaccess_proctoredexam\local\rules;
use quizaccess_proctoredexam\local\start_claims;
use quizaccess_proctoredexam\site;
use quizaccess_proctoredexam\vendor;
use quizaccess_proctoredexam\vendor_unavailable;

/**
 * Start data for the activity that the request names, for the present user.
 *
 * @package    local_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class start {
    /**
     * Makes start data, by the site's defaults.
     *
     * @return array serverOrigin, integrationName and jwt
     * @throws problem if the learner may not start now
     */
    public static function data(): array {
        global $USER;
        if (!isloggedin() || isguestuser()) {
            throw self::refusal(401, 'not-signed-in', 'notsignedin');
        }
        try {
            [$course, $cm] = get_course_and_cm_from_cmid(required_param('cmid', PARAM_INT));
            // Enrolment, groups, visibility, restrictions.
            require_login($course, false, $cm, false, true);
        } catch (\moodle_exception) {
            throw self::refusal(403, 'not-allowed', 'notallowed');
        }
        $unsuitable = gate::unsuitable_client();
        if ($unsuitable !== null) {
            throw self::refusal(403, 'not-allowed', 'notallowed', $unsuitable);
        }
        if ($cm->modname === 'quiz') {
            throw self::refusal(409, 'not-allowed', 'notallowed', get_string('quizhasarule', 'local_proctoredexam'));
        }
        $site = site::load();
        if (!$site) {
            throw self::refusal(500, 'internal-error', 'notsetup');
        }
        $session = session::present((int) $cm->id, (int) $USER->id);
        try {
            $isfinished = (new vendor($site))->status($session->sessionid)->is_finished();
        } catch (vendor_unavailable) {
            // To sign again for the same session does no harm.
            $isfinished = false;
        }
        if ($isfinished) {
            throw self::refusal(409, 'already-finished', 'alreadyfinished', get_string('askforanother', 'local_proctoredexam'));
        }
        return [
            'serverOrigin' => $site->serverorigin,
            'integrationName' => $site->integration,
            'jwt' => jwt::sign(self::claims($course, $cm, $session->sessionid), $site->secret),
        ];
    }

    /**
     * What the vendor is told.
     *
     * @param \stdClass $course the course
     * @param \cm_info $cm the activity
     * @param string $sessionid the session
     * @return array claims
     */
    private static function claims(\stdClass $course, \cm_info $cm, string $sessionid): array {
        $allowed = implode(',', rules::allowed_by_default());
        return start_claims::make(
            learner::account(),
            learner::present($cm->context, null),
            [
                'id' => $cm->id,
                'name' => learner::plain($cm->name, $cm->context),
                'coursename' => learner::plain($course->fullname, $cm->context),
                'coursecode' => learner::plain($course->shortname, $cm->context),
                'url' => ($cm->url ?? new \moodle_url('/course/view.php', ['id' => $course->id]))->out(false),
                'timelimit' => 0,
                'timeclose' => 0,
            ],
            [
                'mode' => site::get('mode', 'offline'),
                'identification' => site::get('identification', 'face'),
                'auxiliarycamera' => site::get('auxiliarycamera', '0'),
                'multipledisplays' => site::get('multipledisplays', '0'),
                'calculator' => site::get('calculator', 'off'),
                'trial' => site::get('trial', '0') || is_role_switched($course->id),
                'agreementurl' => site::get('agreementurl'),
                'rules' => exam_config::split(site::get('rules', $allowed)),
                'customrules' => site::get('customrules'),
            ],
            $sessionid,
            time(),
        );
    }

    /**
     * A refusal.
     *
     * @param int $status the HTTP status
     * @param string $name the widget's code
     * @param string $string the title's language string
     * @param string $detail what can be done about it
     * @return problem
     */
    private static function refusal(int $status, string $name, string $string, string $detail = ''): problem {
        return new problem($status, $name, get_string($string, 'local_proctoredexam'), $detail);
    }
}
