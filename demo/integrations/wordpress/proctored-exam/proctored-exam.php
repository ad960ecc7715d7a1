<?php
/**
 * Plugin Name:       Proctored Exam
 * Description:       Puts an exam proctored by Constructor Proctor into a post: a shortcode for authors, questions that only learners in a running session get.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * Text Domain:       proctored-exam
 *
 * Settings are constants in wp-config.php, where no user of the site can read or change them:
 *
 *     define( 'PROCTORED_EXAM_SERVER_ORIGIN', 'https://…' ); // from the vendor, like the next two
 *     define( 'PROCTORED_EXAM_INTEGRATION', '…' );
 *     define( 'PROCTORED_EXAM_SECRET', '…' );
 *     define( 'PROCTORED_EXAM_ACCOUNT', 'My University' );   // keep it: each new name is a new company to the vendor
 */

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/answer.php';
require __DIR__ . '/includes/token.php';
require __DIR__ . '/includes/vendor.php';
require __DIR__ . '/includes/exam.php';
require __DIR__ . '/includes/session.php';
require __DIR__ . '/includes/head.php';
require __DIR__ . '/includes/shortcode.php';
require __DIR__ . '/includes/start.php';
require __DIR__ . '/includes/finish.php';
require __DIR__ . '/includes/questions.php';
