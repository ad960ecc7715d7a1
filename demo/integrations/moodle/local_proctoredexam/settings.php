<?php
/**
 * Settings, for administrators: Site administration > Plugins > Local plugins.
 *
 * @package local_proctoredexam
 */

defined('MOODLE_INTERNAL') || die();

if ($hassiteconfig) {
    $settings = new admin_settingpage('local_proctoredexam', get_string('pluginname', 'local_proctoredexam'));
    $settings->add(new admin_setting_configtext(
        'local_proctoredexam/serverorigin',
        get_string('serverorigin', 'local_proctoredexam'),
        get_string('serverorigin_desc', 'local_proctoredexam'),
        '',
        PARAM_URL
    ));
    $settings->add(new admin_setting_configtext(
        'local_proctoredexam/integrationname',
        get_string('integrationname', 'local_proctoredexam'),
        '',
        '',
        PARAM_TEXT
    ));
    $settings->add(new admin_setting_configtext(
        'local_proctoredexam/accountname',
        get_string('accountname', 'local_proctoredexam'),
        get_string('accountname_desc', 'local_proctoredexam'),
        '',
        PARAM_TEXT
    ));
    $settings->add(new admin_setting_configpasswordunmask(
        'local_proctoredexam/secret',
        get_string('secret', 'local_proctoredexam'),
        get_string('secret_desc', 'local_proctoredexam'),
        ''
    ));
    $ADMIN->add('localplugins', $settings);
}
