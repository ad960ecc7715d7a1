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

use quizaccess_proctoredexam\local\jwt;
use quizaccess_proctoredexam\local\problem;
use quizaccess_proctoredexam\local\review;

/**
 * Takes the vendor's reviews.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class webhook {
    /** @var int The most that is read, in bytes. */
    private const MAX_BYTES = 1048576;

    /**
     * Reads the present request, and keeps what it says of a session.
     *
     * @throws problem if it is no review of the vendor's, or of no session that this site knows
     */
    public static function receive(): void {
        global $DB;
        $site = site::load();
        // First of all who asks: nobody else gets a megabyte read.
        if (!$site || !jwt::is_vendor(self::authorization(), $site->secret, time())) {
            throw new problem(401, 'not-authorized', 'Expected an Authorization header "JWT <token>" of the vendor');
        }
        $body = file_get_contents('php://input', false, null, 0, self::MAX_BYTES + 1);
        if (strlen((string) $body) > self::MAX_BYTES) {
            throw new problem(413, 'body-too-large', 'Expected at most 1 MiB');
        }
        $review = review::parse((string) $body);
        if (!$review) {
            throw new problem(422, 'body-unexpected', 'Expected JSON with a sessionId');
        }
        $session = $DB->get_record(session::TABLE, ['sessionid' => $review->sessionid]);
        if (!$session) {
            throw new problem(404, 'session-unknown', 'There is no such session here');
        }
        session::update($session, $review->fields + ['timereviewed' => time()]);
        // The status API has the last word on whether it is over.
        if (isset($review->fields['timeended']) && $session->state === session::OPEN) {
            try {
                ending::check($session);
            } catch (vendor_unavailable) {
                // The scheduled task asks again.
                return;
            }
        }
    }

    /**
     * The Authorization header, which some servers keep from PHP.
     *
     * @return string
     */
    private static function authorization(): string {
        $header = $_SERVER['HTTP_AUTHORIZATION'] ?? $_SERVER['REDIRECT_HTTP_AUTHORIZATION'] ?? '';
        if ($header === '' && function_exists('getallheaders')) {
            $header = array_change_key_case(getallheaders())['authorization'] ?? '';
        }
        return $header;
    }
}
