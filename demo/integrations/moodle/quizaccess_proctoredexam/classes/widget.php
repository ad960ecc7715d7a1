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
 * The files of the widget, <proctored-exam>, which `npm run build:moodle` puts into the folder widget.
 *
 * They lie in a folder that is named by their contents, so browsers may keep them for good, and the languages, which the
 * widget loads from beside itself, are always those of the same build.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class widget {
    /** @var string The module that defines the tag. */
    private const MODULE = 'proctored-exam.min.js';

    /**
     * The folder of the present build.
     *
     * @return string|null its name; null if there is none
     */
    private static function edition(): ?string {
        $file = __DIR__ . '/../widget/widget.json';
        $widget = is_readable($file) ? json_decode(file_get_contents($file), true) : null;
        $edition = is_array($widget) ? ($widget['edition'] ?? null) : null;
        if (!is_string($edition) || !preg_match('/^[0-9a-z.-]+$/', $edition)) {
            return null;
        }
        return is_readable(__DIR__ . "/../widget/$edition/" . self::MODULE) ? $edition : null;
    }

    /**
     * Whether the files are there.
     *
     * @return bool
     */
    public static function is_installed(): bool {
        return self::edition() !== null;
    }

    /**
     * The address of the module.
     *
     * @return \moodle_url
     */
    public static function url(): \moodle_url {
        return new \moodle_url('/mod/quiz/accessrule/proctoredexam/widget/' . self::edition() . '/' . self::MODULE);
    }
}
