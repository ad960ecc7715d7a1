<?php
/**
 * Answers of the endpoints: JSON, or a problem document (RFC 9457), whose texts the widget shows to the learner.
 */

defined( 'ABSPATH' ) || exit;

/**
 * Answers with a document, and ends the request.
 *
 * @return never
 */
function proctored_exam_answer( int $status, array $document, string $type = 'application/json' ): void {
	status_header( $status );
	header( 'Content-Type: ' . $type );
	header( 'Cache-Control: no-store' ); // In place of WordPress's own, which lets browsers keep a copy.
	header( 'X-Content-Type-Options: nosniff' );
	echo wp_json_encode( $document, JSON_UNESCAPED_SLASHES );
	exit;
}

/**
 * Refuses, and ends the request.
 *
 * @param string $code One that the widget has a text for, or one of our own.
 * @return never
 */
function proctored_exam_refuse( int $status, string $code, string $title, string $detail = '' ): void {
	$problem = array(
		'type'   => 'urn:problem-type:proctored-exam:' . $code,
		'title'  => $title,
		'status' => $status,
		'code'   => $code,
	);
	if ( '' !== $detail ) {
		$problem['detail'] = $detail;
	}
	proctored_exam_answer( $status, $problem, 'application/problem+json' );
}

/**
 * The signed-in learner; refuses everybody else, and other methods than the given one.
 */
function proctored_exam_require_learner( string $method ): WP_User {
	if ( $method !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) ) {
		header( 'Allow: ' . $method );
		proctored_exam_refuse( 405, 'method-not-allowed', 'This address takes ' . $method . ' only' );
	}
	if ( ! is_user_logged_in() ) {
		/* translators: %s: name of the site */
		$detail = sprintf( __( 'Log in to %s, then try again.', 'proctored-exam' ), wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ) );
		proctored_exam_refuse( 401, 'not-signed-in', __( 'You are not logged in', 'proctored-exam' ), $detail );
	}
	if ( proctored_exam_missing_settings() ) {
		error_log( 'proctored-exam: missing in wp-config.php: ' . implode( ', ', proctored_exam_missing_settings() ) );
		proctored_exam_refuse( 500, 'internal-error', __( 'The exam is not set up', 'proctored-exam' ) );
	}
	return wp_get_current_user();
}

/**
 * The exam that the request names, of a published post and for this learner; refuses all others, without saying why.
 */
function proctored_exam_require_exam( WP_User $user ): array {
	$id   = $_GET['exam'] ?? '';
	$exam = is_string( $id ) && ctype_digit( $id ) ? proctored_exam_published( (int) $id ) : null;
	if ( null === $exam || ! proctored_exam_may_take( $user, $exam ) ) {
		proctored_exam_refuse( 403, 'not-allowed', __( 'You may not take this exam', 'proctored-exam' ) );
	}
	return $exam;
}
