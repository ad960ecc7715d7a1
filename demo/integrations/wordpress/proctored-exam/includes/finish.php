<?php
/**
 * The finish endpoint: admin-ajax.php?action=proctored_exam_finish&exam=<number of the post>.
 */

defined( 'ABSPATH' ) || exit;

add_action( 'wp_ajax_proctored_exam_finish', 'proctored_exam_finish' );
add_action( 'wp_ajax_nopriv_proctored_exam_finish', 'proctored_exam_finish' );

/**
 * Ends the learner's own session.
 *
 * The body's sessionId proves that our own page asks: nobody else has been told, and it can't be guessed. A nonce
 * would expire while a learner who came early sits in the exam.
 */
function proctored_exam_finish(): void {
	$user       = proctored_exam_require_learner( 'POST' );
	$exam       = proctored_exam_require_exam( $user );
	$session_id = proctored_exam_session( $user->ID, $exam['id'] );
	// 4 KiB are plenty.
	$body  = json_decode( (string) file_get_contents( 'php://input', false, null, 0, 4096 ), true );
	$given = is_array( $body ) && is_string( $body['sessionId'] ?? null ) ? $body['sessionId'] : '';
	if ( '' === $session_id || ! hash_equals( $session_id, $given ) ) {
		proctored_exam_refuse( 403, 'not-allowed', __( 'This is not your session', 'proctored-exam' ) );
	}

	$answer = proctored_exam_ask_vendor( 'finish', $session_id );
	if ( null === $answer ) {
		proctored_exam_refuse( 502, 'vendor-unavailable', __( 'The exam could not be ended. Try again.', 'proctored-exam' ) );
	}
	proctored_exam_answer( 200, array( 'status' => (string) ( $answer['message'] ?? '' ) ) );
}
