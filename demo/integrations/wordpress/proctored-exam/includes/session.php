<?php
/**
 * Proctoring sessions: one for each learner's attempt at an exam. Its id is kept with the user, and the learner
 * alone is told.
 */

defined( 'ABSPATH' ) || exit;

/** The session of a learner's attempt; '' if it was never started. To give another attempt, delete this user meta. */
function proctored_exam_session( int $user_id, int $exam_id ): string {
	return (string) get_user_meta( $user_id, proctored_exam_session_key( $exam_id ), true );
}

/** Finds or makes the session of a learner's attempt. */
function proctored_exam_open_session( int $user_id, int $exam_id ): string {
	global $wpdb;
	$key  = proctored_exam_session_key( $exam_id );
	$lock = 'proctored-exam-' . md5( DB_NAME . $key . '/' . $user_id );
	// Two tabs may ask at the same time; user meta know no unique key.
	if ( '1' !== $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK( %s, 5 )', $lock ) ) ) {
		proctored_exam_refuse( 503, 'busy', __( 'The exam could not be started. Try again.', 'proctored-exam' ) );
	}
	wp_cache_delete( $user_id, 'user_meta' ); // Read before the lock was ours, perhaps.
	$session_id = proctored_exam_session( $user_id, $exam_id );
	if ( '' === $session_id ) {
		$session_id = proctored_exam_uuid();
		update_user_meta( $user_id, $key, $session_id );
	}
	$wpdb->query( $wpdb->prepare( 'SELECT RELEASE_LOCK( %s )', $lock ) );
	return $session_id;
}

/** Users are shared by the sites of a network, numbers of posts are not. */
function proctored_exam_session_key( int $exam_id ): string {
	global $wpdb;
	return $wpdb->get_blog_prefix() . 'proctored_exam_session_' . $exam_id;
}

/** A random UUID. That of WordPress, wp_generate_uuid4(), can be guessed, and a session's id is a secret here. */
function proctored_exam_uuid(): string {
	$bytes    = random_bytes( 16 );
	$bytes[6] = chr( ord( $bytes[6] ) & 0x0f | 0x40 );
	$bytes[8] = chr( ord( $bytes[8] ) & 0x3f | 0x80 );
	return vsprintf( '%s%s-%s-%s-%s-%s%s%s', str_split( bin2hex( $bytes ), 4 ) );
}
