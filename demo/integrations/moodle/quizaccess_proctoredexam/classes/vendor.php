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

/**
 * The vendor's API: where a session stands, and its end.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class vendor {
    /** @var int Seconds for a connection. */
    private const CONNECT_TIMEOUT = 3;

    /** @var int Seconds for an answer: a learner waits for it. */
    private const TIMEOUT = 6;

    /** @var int Seconds that a token for the API lives: clocks differ. */
    private const TOKEN_LIFETIME = 300;

    /**
     * Makes a client.
     *
     * @param site $site the site's settings
     */
    public function __construct(
        /** @var site the site's settings. */
        private readonly site $site,
    ) {
    }

    /**
     * Where a session stands.
     *
     * @param string $sessionid the session
     * @return vendor_status its status; "unknown" if nobody has entered it yet
     * @throws vendor_unavailable if there was no answer that says so
     */
    public function status(string $sessionid): vendor_status {
        [$code, $body] = $this->ask('GET', $sessionid, 'status');
        if ($code === 404) {
            return new vendor_status('unknown');
        }
        $status = $body['status'] ?? null;
        if ($code !== 200 || !is_string($status)) {
            throw new vendor_unavailable("status: expected 200 with a status, got $code");
        }
        // An answer about another session is none.
        if (($body['sessionId'] ?? $sessionid) !== $sessionid) {
            throw new vendor_unavailable('status: the answer is about another session');
        }
        $ended = is_string($body['sessionEnd'] ?? null) ? strtotime($body['sessionEnd']) : false;
        return new vendor_status($status, $ended ?: null);
    }

    /**
     * Ends a session. The vendor does so once: to ask again is harmless.
     *
     * @param string $sessionid the session
     * @throws vendor_unavailable if the vendor has not said that it is ended
     */
    public function finish(string $sessionid): void {
        [$code] = $this->ask('POST', $sessionid, 'finish');
        // 404: nobody has entered it, so there is nothing to end.
        if ($code !== 200 && $code !== 404) {
            throw new vendor_unavailable("finish: expected 200, got $code");
        }
    }

    /**
     * Sends a request.
     *
     * @param string $method GET or POST
     * @param string $sessionid the session
     * @param string $call status or finish
     * @return array the HTTP status, and the body as an array
     * @throws vendor_unavailable if there was no answer
     */
    private function ask(string $method, string $sessionid, string $call): array {
        global $CFG;
        require_once($CFG->libdir . '/filelib.php');

        $url = "{$this->site->serverorigin}/api/v2/integration/simple/" . rawurlencode($this->site->integration) .
            '/sessions/' . rawurlencode($sessionid) . "/$call/";
        // The address is an administrator's own setting, so Moodle's list of blocked hosts is not asked.
        $curl = new \curl(['ignoresecurity' => true]);
        $token = jwt::sign(['exp' => time() + self::TOKEN_LIFETIME], $this->site->secret);
        // "JWT", not "Bearer".
        $curl->setHeader(["Authorization: JWT $token", 'Content-Type: application/json', 'Accept: application/json']);
        $options = [
            'CURLOPT_CONNECTTIMEOUT' => self::CONNECT_TIMEOUT,
            'CURLOPT_TIMEOUT' => self::TIMEOUT,
            'CURLOPT_FOLLOWLOCATION' => false, // The token is for this server alone.
        ];
        $body = $method === 'POST' ? $curl->post($url, '', $options) : $curl->get($url, [], $options);
        if ($curl->get_errno()) {
            throw new vendor_unavailable("$call: {$curl->error}");
        }
        $decoded = json_decode((string) $body, true);
        return [(int) ($curl->get_info()['http_code'] ?? 0), is_array($decoded) ? $decoded : []];
    }
}
