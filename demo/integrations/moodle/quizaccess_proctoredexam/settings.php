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
 * The site's settings: Site administration > Plugins > Activity modules > Quiz > Proctored exam.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use quizaccess_proctoredexam\admin\setting_agreement;
use quizaccess_proctoredexam\admin\setting_secret;
use quizaccess_proctoredexam\admin\setting_server_origin;
use quizaccess_proctoredexam\exam_config;
use quizaccess_proctoredexam\local\rules;
use quizaccess_proctoredexam\widget;

defined('MOODLE_INTERNAL') || die();

if ($hassiteconfig) {
    $text = fn(string $name, $a = null): string => get_string($name, 'quizaccess_proctoredexam', $a);
    $choices = fn(string $name, array $values): array => array_combine(
        $values,
        array_map(fn(string $value): string => $text("{$name}_{$value}"), $values),
    );
    $name = fn(string $setting): string => "quizaccess_proctoredexam/$setting";

    if (!widget::is_installed()) {
        $settings->add(new admin_setting_description($name('nowidget'), '', $text('nowidget')));
    }
    $webhook = new moodle_url('/mod/quiz/accessrule/proctoredexam/webhook.php');
    $settings->add(new admin_setting_heading(
        $name('vendor'),
        $text('vendorheading'),
        $text('vendorheading_desc', $webhook->out()),
    ));
    $settings->add(new setting_server_origin(
        $name('serverorigin'),
        $text('serverorigin'),
        $text('serverorigin_desc'),
        '',
        PARAM_RAW_TRIMMED,
        60,
    ));
    $settings->add(new admin_setting_configtext($name('integration'), $text('integration'), $text('vendorgives'), '', PARAM_TEXT));
    $settings->add(new setting_secret($name('secret'), $text('secret'), $text('secret_desc'), ''));
    foreach (['accountid' => '1', 'accountname' => ''] as $setting => $default) {
        $settings->add(new admin_setting_configtext(
            $name($setting),
            $text($setting),
            $text("{$setting}_desc"),
            $default,
            PARAM_TEXT,
        ));
    }
    $settings->add(new admin_setting_configcheckbox($name('sendemail'), $text('sendemail'), $text('sendemail_desc'), 0));

    $settings->add(new admin_setting_heading($name('defaults'), $text('defaultsheading'), $text('defaultsheading_desc')));
    $settings->add(new admin_setting_configselect(
        $name('mode'),
        $text('mode'),
        '',
        'offline',
        $choices('mode', exam_config::MODES),
    ));
    $settings->add(new admin_setting_configselect(
        $name('identification'),
        $text('identification'),
        '',
        'face',
        $choices('identification', exam_config::IDENTIFICATIONS),
    ));
    $settings->add(new admin_setting_configselect(
        $name('whenended'),
        $text('whenended'),
        $text('whenended_help'),
        exam_config::SUBMIT,
        $choices('whenended', [exam_config::SUBMIT, exam_config::RETURN]),
    ));
    $names = array_keys(rules::DEFAULTS);
    $settings->add(new admin_setting_configmulticheckbox(
        $name('rules'),
        $text('rules'),
        '',
        array_fill_keys(rules::allowed_by_default(), 1),
        array_combine($names, array_map($text, $names)),
    ));
    $settings->add(new admin_setting_configtextarea($name('customrules'), $text('customrules'), '', '', PARAM_TEXT));
    $settings->add(new setting_agreement(
        $name('agreementurl'),
        $text('agreementurl'),
        $text('agreementurl_help'),
        '',
        PARAM_RAW_TRIMMED,
        60,
    ));
    $settings->add(new admin_setting_configselect(
        $name('calculator'),
        $text('calculator'),
        '',
        'off',
        $choices('calculator', exam_config::CALCULATORS),
    ));
    foreach (['auxiliarycamera', 'multipledisplays', 'trial'] as $setting) {
        $settings->add(new admin_setting_configcheckbox($name($setting), $text($setting), '', 0));
    }
}
