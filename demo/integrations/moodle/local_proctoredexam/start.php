<?php
/**
 * The start endpoint: /local/proctoredexam/start.php?cmid=<number of the quiz's course module>.
 *
 * By Moodle's own session, and without a sesskey: a placeholder knows none, the request changes nothing, and
 * another site's page can't read the answer.
 *
 * @package local_proctoredexam
 */

define('AJAX_SCRIPT', true); // Moodle's own errors are JSON too.
define('NO_DEBUG_DISPLAY', true);
require(__DIR__ . '/../../config.php');
require_once($CFG->dirroot . '/mod/quiz/lib.php');

use local_proctoredexam\token;

/** Answers with a document, and ends the request. */
function local_proctoredexam_answer(int $status, array $document, string $type = 'application/json'): void {
    http_response_code($status);
    header('Content-Type: ' . $type);
    header('Cache-Control: no-store');
    echo json_encode($document, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
    exit;
}

/** Refuses by a problem document (RFC 9457), whose title the widget shows to the learner. */
function local_proctoredexam_refuse(int $status, string $code): void {
    local_proctoredexam_answer($status, [
        'type' => 'urn:problem-type:proctored-exam:' . $code,
        'title' => get_string(str_replace('-', '', $code), 'local_proctoredexam'),
        'status' => $status,
        'code' => $code,
    ], 'application/problem+json');
}

if (!isloggedin() || isguestuser()) {
    local_proctoredexam_refuse(401, 'not-signed-in');
}
// Staff who are logged in as a learner must not be recorded in the learner's name.
if (\core\session\manager::is_loggedinas()) {
    local_proctoredexam_refuse(403, 'not-allowed');
}
try {
    [$course, $cm] = get_course_and_cm_from_cmid(required_param('cmid', PARAM_INT), 'quiz');
    require_login($course, false, $cm, false, true); // Enrolment, groups, visibility, restrictions.
    require_capability('mod/quiz:attempt', context_module::instance($cm->id));
} catch (moodle_exception $refusal) {
    local_proctoredexam_refuse(403, 'not-allowed');
}

$settings = get_config('local_proctoredexam');
if (empty($settings->serverorigin) || empty($settings->integrationname) || empty($settings->secret)) {
    local_proctoredexam_refuse(500, 'internal-error');
}

// With this learner's own times, if the teacher has given them some.
$quiz = quiz_update_effective_access($DB->get_record('quiz', ['id' => $cm->instance], '*', MUST_EXIST), $USER->id);
$now = time();
if ($quiz->timeopen && $now < $quiz->timeopen) {
    local_proctoredexam_refuse(403, 'too-early');
}
if ($quiz->timeclose && $now >= $quiz->timeclose) {
    local_proctoredexam_refuse(403, 'too-late');
}
$finished = $DB->count_records('quiz_attempts', [
    'quiz' => $quiz->id,
    'userid' => $USER->id,
    'preview' => 0,
    'state' => 'finished',
]);
if ($quiz->attempts && $finished >= $quiz->attempts) {
    local_proctoredexam_refuse(409, 'already-finished');
}

$minutes = $quiz->timelimit ? (int) ceil($quiz->timelimit / MINSECS) : 60;
$iso = fn(int $time): string => gmdate('Y-m-d\TH:i:s\Z', $time);
$claims = [
    'userId' => (string) $USER->id,
    'firstName' => core_text::substr($USER->firstname, 0, 255),
    'lastName' => core_text::substr($USER->lastname, 0, 255),
    'language' => substr(current_language(), 0, 2),
    'accountId' => '1',
    'accountName' => core_text::substr($settings->accountname ?: $SITE->fullname, 0, 255),
    'courseName' => core_text::substr($course->fullname, 0, 450),
    'examId' => (string) $cm->id,
    'examName' => core_text::substr($quiz->name, 0, 500),
    'duration' => $minutes,
    'schedule' => false,
    'proctoring' => 'offline',
    'identification' => 'face',
    'startDate' => $iso($quiz->timeopen ?: $now - MINSECS), // Clocks differ.
    'endDate' => $iso($quiz->timeclose ?: $now + DAYSECS),
    'sessionId' => token::session_id("{$CFG->wwwroot} {$USER->id} {$quiz->id} {$finished}", $settings->secret),
    'sessionUrl' => $cm->url->out(false),
    'exp' => $now + 10 * MINSECS,
];
local_proctoredexam_answer(200, [
    'serverOrigin' => rtrim($settings->serverorigin, '/'),
    'integrationName' => $settings->integrationname,
    'jwt' => token::sign($claims, $settings->secret),
]);
