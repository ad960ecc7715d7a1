<?php
/**
 * The plugin local_proctoredexam: start data for <proctored-exam>, for Moodle's quizzes.
 *
 * @package local_proctoredexam
 */

defined('MOODLE_INTERNAL') || die();

$plugin->component = 'local_proctoredexam';
$plugin->version = 2026112400;
$plugin->requires = 2022112800; // Moodle 4.1.
$plugin->maturity = MATURITY_ALPHA;
