<?php
/**
 * Installs the WordPress in a folder, with a user of each role: `php install.php <folder>`. A user's password
 * is the name.
 */

$_SERVER['HTTP_HOST'] = '127.0.0.1';
define( 'WP_INSTALLING', true );

// The database itself, which WordPress expects.
$config = file_get_contents( $argv[1] . '/wp-config.php' );
preg_match( '/localhost:([^"]+)"/', $config, $found );
( new mysqli( 'localhost', 'root', '', '', 0, $found[1] ) )->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );

require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

// It would write to the administrator.
function wp_new_blog_notification() {}

wp_install( 'Test University', 'admin', 'admin@lms.example', true, '', 'admin' );
foreach ( array( 'author', 'colleague' ) as $name ) {
	// The plain editor is a text field.
	wp_insert_user( proctored_exam_test_user( $name, 'author' ) + array( 'rich_editing' => 'false' ) );
}
foreach ( array( 'ada', 'grace' ) as $name ) {
	wp_insert_user( proctored_exam_test_user( $name, 'subscriber' ) );
}
update_option( 'show_avatars', 0 ); // They are on another server.
update_option( 'timezone_string', 'Europe/Zurich' );
update_option( 'active_plugins', array( 'proctored-exam/proctored-exam.php' ) );

function proctored_exam_test_user( $name, $role ) {
	return array(
		'user_login' => $name,
		'user_pass'  => $name,
		'user_email' => "$name@lms.example",
		'first_name' => ucfirst( $name ),
		'last_name'  => 'Lovelace',
		'role'       => $role,
	);
}
