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

/**
 * Asks the vendor where sessions stand, and remembers for seconds which of them run.
 *
 * Only "it runs" is remembered: a learner who has just started is let in at once, and an outage lets nobody in for longer
 * than these seconds.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class running_sessions {
    /** @var int For so long the vendor isn't asked again, in seconds. */
    private const REMEMBERED = 5;

    /** @var int How often the record notes that a session runs, in seconds. */
    private const NOTED = 30;

    /**
     * Where a session stands.
     *
     * @param \stdClass $session its record; what the vendor says is noted in it
     * @param bool $fresh whether the vendor is asked in any case
     * @return vendor_status
     * @throws vendor_unavailable if that can't be known
     */
    public static function status(\stdClass $session, bool $fresh = false): vendor_status {
        $cache = \cache::make('quizaccess_proctoredexam', 'running');
        $key = (string) $session->id;
        if (!$fresh && (int) $cache->get($key) > time() - self::REMEMBERED) {
            return new vendor_status('started');
        }
        $site = site::load();
        if (!$site) {
            throw new vendor_unavailable('the settings are missing');
        }
        try {
            $status = (new vendor($site))->status($session->sessionid);
        } catch (vendor_unavailable $problem) {
            error_log('quizaccess_proctoredexam: ' . $problem->getMessage());
            throw $problem;
        }
        if ($status->is_running()) {
            $cache->set($key, time());
            if ($session->timeverified < time() - self::NOTED) {
                session::update($session, ['timeverified' => time(), 'timestarted' => $session->timestarted ?: time()]);
            }
        } else {
            $cache->delete($key);
        }
        return $status;
    }

    /**
     * Forgets a session that is over.
     *
     * @param \stdClass $session its record
     */
    public static function forget(\stdClass $session): void {
        \cache::make('quizaccess_proctoredexam', 'running')->delete((string) $session->id);
    }
}
