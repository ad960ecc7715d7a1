<?php
/**
 * @package local_proctoredexam
 */

defined('MOODLE_INTERNAL') || die();

$string['accountname'] = 'Name of the organisation';
$string['accountname_desc'] = 'Keep it: each new name is a new company to the vendor.';
$string['alreadyfinished'] = 'You have no attempt left';
$string['internalerror'] = 'The exam is not set up';
$string['integrationname'] = 'Integration name';
$string['notallowed'] = 'You may not take this exam';
$string['notsignedin'] = 'You are not logged in';
$string['pluginname'] = 'Proctored exam';
$string['secret'] = 'JWT secret';
$string['secret_desc'] = 'Better kept in config.php: $CFG->forced_plugin_settings[\'local_proctoredexam\'][\'secret\'].';
$string['serverorigin'] = 'Server';
$string['serverorigin_desc'] = 'The https origin that the vendor gave you. List it in Additional HTML too.';
$string['tooearly'] = 'The exam has not opened yet';
$string['toolate'] = 'The exam has closed';
