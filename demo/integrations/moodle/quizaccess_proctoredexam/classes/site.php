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

use quizaccess_proctoredexam\local\server_origin;

/**
 * The site's settings of this plugin.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class site {
    /**
     * Keeps the settings.
     *
     * @param string $serverorigin the vendor's server, an https origin
     * @param string $integration the integration's name
     * @param string $secret the secret that is shared with the vendor
     */
    private function __construct(
        /** @var string the vendor's server, an https origin. */
        public readonly string $serverorigin,
        /** @var string the integration's name. */
        public readonly string $integration,
        /** @var string the secret that is shared with the vendor. */
        public readonly string $secret,
    ) {
    }

    /**
     * The settings.
     *
     * @return self|null null while one of the three that are needed is missing or wrong
     */
    public static function load(): ?self {
        $config = get_config('quizaccess_proctoredexam');
        $origin = server_origin::normalise((string) ($config->serverorigin ?? ''));
        $integration = trim((string) ($config->integration ?? ''));
        $secret = (string) ($config->secret ?? '');
        if ($origin === null || $integration === '' || trim($secret) === '') {
            return null;
        }
        return new self($origin, $integration, $secret);
    }

    /**
     * A setting that has a default of its own.
     *
     * @param string $name the setting
     * @param string $default what counts until an administrator has saved it
     * @return string its value
     */
    public static function get(string $name, string $default = ''): string {
        $value = get_config('quizaccess_proctoredexam', $name);
        return $value === false ? $default : (string) $value;
    }
}
