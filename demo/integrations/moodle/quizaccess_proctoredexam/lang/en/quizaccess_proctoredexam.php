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

/**
 * English.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['accommodations'] = 'What the proctor is told';
$string['accommodations_help'] = 'Special arrangements for this learner that the proctor should know of, such as "may leave the room every hour". It is sent to the proctoring service with the next start. More time or attempts are overrides of the quiz.';
$string['accountid'] = 'Account number';
$string['accountid_desc'] = 'It separates the customers of one integration. Keep it.';
$string['accountname'] = 'Name of the organisation';
$string['accountname_desc'] = 'Empty: the name of this site. Keep it: each new name is a new company at the proctoring service.';
$string['agreementurl'] = 'User agreement';
$string['agreementurl_help'] = 'An https address, of at most 200 characters, of what learners must agree to before the exam. The page must allow being shown in a frame.';
$string['allow_absence_in_frame'] = 'Leave the camera\'s view';
$string['allow_to_use_books'] = 'Use books';
$string['allow_to_use_calculator'] = 'Use a calculator';
$string['allow_to_use_excel'] = 'Use a spreadsheet';
$string['allow_to_use_human_assistant'] = 'Have a human assistant';
$string['allow_to_use_messengers'] = 'Use messengers';
$string['allow_to_use_paper'] = 'Use paper';
$string['allow_to_use_websites'] = 'Use websites';
$string['allow_voices'] = 'Have voices in the room';
$string['allow_wrong_gaze_direction'] = 'Look away from the screen';
$string['attemptdeleted'] = 'Deleted';
$string['attemptnone'] = 'Not begun';
$string['auxiliarycamera'] = 'Second camera by phone';
$string['backtoquiz'] = 'Back to the quiz';
$string['cachedef_running'] = 'Proctoring sessions that run';
$string['calculator'] = 'Calculator on the screen';
$string['calculator_off'] = 'None';
$string['calculator_scientific'] = 'Scientific';
$string['calculator_simple'] = 'Simple';
$string['cannotverify'] = 'the proctoring service can\'t be reached, so this page can\'t be shown. What you have answered is saved. Reload this page in a minute';
$string['closedat'] = 'It closed on {$a}.';
$string['conclusion'] = 'Conclusion';
$string['conclusion_accepted'] = 'Accepted';
$string['conclusion_rejected'] = 'Rejected';
$string['conclusion_unknown'] = 'Not yet known';
$string['customrules'] = 'Rules of your own';
$string['defaultsheading'] = 'Defaults for quizzes';
$string['defaultsheading_desc'] = 'What a teacher finds in the form of a quiz when proctoring is switched on.';
$string['description'] = 'This quiz is proctored: your camera, your microphone and your screen are recorded while you take it.';
$string['descriptionnotsetup'] = 'This quiz is proctored, but proctoring is not set up on this site: learners can\'t start. Please tell an administrator.';
$string['descriptionstaff'] = 'This quiz is proctored. Your preview is not. To try the proctoring, switch your role to student: your session is then a trial.';
$string['enabled'] = 'Proctored exam';
$string['enabled_help'] = 'Learners take the quiz on its own page while the proctoring service records camera, microphone and screen. Questions are shown only while their session runs. The Moodle app can\'t be used.';
$string['ended'] = 'Ended';
$string['endproctoring'] = 'End the proctoring';
$string['endsession'] = 'End';
$string['endsessionconfirm'] = 'End this session? The learner\'s exam ends at once.';
$string['erroragreementurl'] = 'Expected an https address of at most 200 characters.';
$string['errornotsetup'] = 'Proctoring is not set up on this site. An administrator finds it under Site administration > Plugins > Activity modules > Quiz.';
$string['erroroffline'] = 'A proctored quiz can\'t be taken offline in the app.';
$string['errorsecret'] = 'Expected the secret alone: without spaces or quotation marks around it.';
$string['errorsecurewindow'] = 'A proctored quiz is shown in a frame of its own page: no other window can be opened for it.';
$string['errorserverorigin'] = 'Expected an address such as https://proctor.example.edu: https, a host, and no path.';
$string['everybody'] = 'Everybody';
$string['exceptionadd'] = 'Add or change an exception';
$string['exceptionfor'] = 'For';
$string['exceptions'] = 'Exceptions from proctoring';
$string['exempt'] = 'Takes the quiz without proctoring';
$string['groups'] = 'Proctored groups';
$string['groups_help'] = 'Members of these groups are proctored; all others take the quiz as usual. Without a group, everybody is proctored.';
$string['handedin'] = 'Your attempt is over. The proctoring ends in a moment; if it does not, end it here.';
$string['identification'] = 'Identification';
$string['identification_face'] = 'Face';
$string['identification_face_and_passport'] = 'Face and document';
$string['identification_passport'] = 'Document';
$string['identification_skip'] = 'None';
$string['inframe'] = 'Your attempt is over. The proctoring ends in a moment.';
$string['integration'] = 'Integration name';
$string['link_archive'] = 'Recording';
$string['link_report'] = 'Report';
$string['links'] = 'Links';
$string['loggedinas'] = 'You are logged in as somebody else, who must not be recorded in your place.';
$string['mode'] = 'Kind of proctoring';
$string['mode_auto'] = 'Automatic: by machine alone';
$string['mode_identification'] = 'Identification alone';
$string['mode_offline'] = 'Recorded, reviewed afterwards';
$string['mode_online'] = 'Live, with a proctor';
$string['multipledisplays'] = 'Several displays';
$string['needsjavascript'] = 'This exam needs JavaScript.';
$string['noapp'] = 'This quiz is proctored. It can\'t be taken in the app: open it in Chrome or Edge on a computer';
$string['noattemptleft'] = 'You have no attempt left';
$string['noexceptions'] = 'There are none.';
$string['noquestions'] = 'This quiz has no questions yet';
$string['notallowed'] = 'You may not start this exam now';
$string['notended'] = 'The proctoring session has not ended';
$string['notproctored'] = 'This quiz is not proctored for you. Reload the page.';
$string['notsetup'] = 'The exam is not set up. Please tell your teacher.';
$string['notsignedin'] = 'You are not logged in';
$string['notstarted'] = 'your proctoring session does not run. Go to the page of the quiz, and start it there';
$string['nowidget'] = 'The widget\'s files are missing. Install the zip that <code>npm run build:moodle</code> makes, not a copy of the sources.';
$string['openquizpage'] = 'this quiz is proctored. Go to the page of the quiz, and start it there';
$string['opensat'] = 'It opens on {$a}.';
$string['outcomenone'] = 'You had not begun an attempt.';
$string['outcomeopen'] = 'Your answers are saved, but your attempt is not handed in. Go back to the quiz to go on with it.';
$string['outcomesubmitted'] = 'Your attempt is handed in.';
$string['pluginname'] = 'Proctored exam';
$string['privacy:metadata:accommodations'] = 'What the proctor is told of the learner';
$string['privacy:metadata:archiveurl'] = 'Address of the recording';
$string['privacy:metadata:attemptid'] = 'The attempt at the quiz';
$string['privacy:metadata:comment'] = 'The reviewer\'s comment';
$string['privacy:metadata:conclusion'] = 'The reviewer\'s conclusion';
$string['privacy:metadata:course'] = 'Name of the course';
$string['privacy:metadata:email'] = 'E-mail address, if the site sends it';
$string['privacy:metadata:exceptions'] = 'Exceptions from proctoring';
$string['privacy:metadata:exempt'] = 'Whether the learner takes the quiz without proctoring';
$string['privacy:metadata:firstname'] = 'First name';
$string['privacy:metadata:language'] = 'Language';
$string['privacy:metadata:lastname'] = 'Last name';
$string['privacy:metadata:quiz'] = 'Name of the quiz';
$string['privacy:metadata:recording'] = 'Camera, microphone and screen, recorded by the learner\'s browser';
$string['privacy:metadata:reporturl'] = 'Address of the report';
$string['privacy:metadata:score'] = 'Score';
$string['privacy:metadata:sessionid'] = 'Number of the proctoring session';
$string['privacy:metadata:sessions'] = 'Proctoring sessions and their results';
$string['privacy:metadata:settings'] = 'How quizzes are proctored';
$string['privacy:metadata:state'] = 'Whether the session is over';
$string['privacy:metadata:timecreated'] = 'When the learner first asked to start';
$string['privacy:metadata:timeended'] = 'When the session ended';
$string['privacy:metadata:timestarted'] = 'When the session began';
$string['privacy:metadata:trial'] = 'Whether the session was a trial';
$string['privacy:metadata:userid'] = 'The learner';
$string['privacy:metadata:usermodified'] = 'Who has last changed it';
$string['privacy:metadata:vendor'] = 'The proctoring service records the exam. It is told who takes which exam.';
$string['privacy:metadata:warnings'] = 'How many warnings there were';
$string['proctoredexam:managesessions'] = 'End proctoring sessions, and make exceptions';
$string['proctoredexam:viewsessions'] = 'See proctoring sessions and their results';
$string['rules'] = 'Learners may';
$string['score'] = 'Score';
$string['secret'] = 'JWT secret';
$string['secret_desc'] = 'From the proctoring service. Better kept out of the database, in config.php: $CFG->forced_plugin_settings[\'quizaccess_proctoredexam\'][\'secret\'] = \'…\';';
$string['sendemail'] = 'Send e-mail addresses';
$string['sendemail_desc'] = 'Whether the proctoring service is told the learners\' addresses. Names it is always told.';
$string['serverorigin'] = 'Server';
$string['serverorigin_desc'] = 'From the proctoring service, such as https://proctor.example.edu. To this server alone learners\' cameras stream.';
$string['sessionended'] = 'The proctoring session has ended.';
$string['sessionendedbystaff'] = 'The session has ended.';
$string['sessionid'] = 'Session';
$string['sessions'] = 'Proctoring sessions';
$string['started'] = 'Started';
$string['status'] = 'Status';
$string['status_ended'] = 'Ended';
$string['status_pending'] = 'Not started';
$string['status_running'] = 'Running';
$string['taskcheck'] = 'Ask the proctoring service about running sessions';
$string['taskfinish'] = 'End a proctoring session';
$string['tooearly'] = 'The exam has not opened yet';
$string['toolate'] = 'The exam has closed';
$string['trial'] = 'Trial';
$string['trial_help'] = 'To try things out: there is no report, and the recording is not kept.';
$string['vendorgives'] = 'From the proctoring service.';
$string['vendorheading'] = 'Proctoring service';
$string['vendorheading_desc'] = 'Constructor Proctor gives you the first three. Give it this address for reviews (review_url), by which results come into Moodle: {$a}';
$string['vendorunavailable'] = 'The proctoring service can\'t be reached';
$string['warnings'] = 'Warnings';
$string['whenended'] = 'When the session ends first';
$string['whenended_help'] = 'A session may end before the attempt is handed in: by the learner\'s own "End exam" or by the proctor. The attempt is then handed in with the answers it has, or it stays open: the learner is told so, and can go on with it in a further session.';
$string['whenended_return'] = 'The attempt stays open';
$string['whenended_submit'] = 'The attempt is handed in';
