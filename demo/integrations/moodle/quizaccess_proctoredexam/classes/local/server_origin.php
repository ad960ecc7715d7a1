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
 * The vendor's server: to it learners' cameras stream, so only an exact https origin will do.
 *
 * Needs nothing of Moodle.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class server_origin {
    /** @var string[] Hosts that are this machine: http is allowed for them, as browsers hold them for secure. */
    private const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

    /**
     * Brings what an administrator has typed into the form of an origin.
     *
     * @param string $given such as "https://proctor.example.edu/"
     * @return string|null such as "https://proctor.example.edu"; null if it is no https origin
     */
    public static function normalise(string $given): ?string {
        $given = trim($given);
        $parts = parse_url($given);
        if (!is_array($parts) || array_diff(array_keys($parts), ['scheme', 'host', 'port', 'path'])) {
            return null;
        }
        $scheme = strtolower($parts['scheme'] ?? '');
        $host = strtolower($parts['host'] ?? '');
        $islocal = in_array($host, self::LOCAL_HOSTS, true);
        if ($scheme !== 'https' && !($scheme === 'http' && $islocal)) {
            return null;
        }
        if (!$islocal && !filter_var($host, FILTER_VALIDATE_DOMAIN, FILTER_FLAG_HOSTNAME)) {
            return null;
        }
        if (($parts['path'] ?? '/') !== '/') {
            return null;
        }
        return "$scheme://$host" . (isset($parts['port']) ? ":{$parts['port']}" : '');
    }
}
