<?php
/**
 * The vendor's API: where a session stands, and its end.
 */

defined( 'ABSPATH' ) || exit;

/**
 * Asks the vendor about a session.
 *
 * @param string $call 'status' or 'finish'.
 * @return array|null What it answered; null if it did not, or does not know the session.
 */
function proctored_exam_ask_vendor( string $call, string $session_id ): ?array {
	$url = sprintf(
		'%s/api/v2/integration/simple/%s/sessions/%s/%s/',
		untrailingslashit( proctored_exam_setting( 'PROCTORED_EXAM_SERVER_ORIGIN' ) ),
		rawurlencode( proctored_exam_setting( 'PROCTORED_EXAM_INTEGRATION' ) ),
		rawurlencode( $session_id ),
		$call
	);

	$response = wp_remote_request(
		$url,
		array(
			'method'      => 'finish' === $call ? 'POST' : 'GET',
			'timeout'     => 8, // Seconds; the widget waits for 15.
			'redirection' => 0, // The token is for this server alone.
			'headers'     => array(
				// "JWT", not "Bearer".
				'Authorization' => 'JWT ' . proctored_exam_sign( array( 'exp' => time() + 60 ) ),
			),
		)
	);
	if ( is_wp_error( $response ) ) {
		error_log( "proctored-exam: $call: " . $response->get_error_message() );
		return null;
	}
	$status = wp_remote_retrieve_response_code( $response );
	if ( 200 !== $status ) {
		// 404: nobody has entered the session yet, which is nothing to log.
		if ( 404 !== $status ) {
			error_log( "proctored-exam: $call: the vendor answered $status" );
		}
		return null;
	}
	$body = json_decode( wp_remote_retrieve_body( $response ), true );
	return is_array( $body ) ? $body : null;
}

/** Where a session stands by the vendor's word: 'ready_to_start', 'started', 'finished' …; '' if that is not known. */
function proctored_exam_status( string $session_id ): string {
	$answer = proctored_exam_ask_vendor( 'status', $session_id );
	return (string) ( $answer['status'] ?? '' );
}
