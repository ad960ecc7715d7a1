<?php
/**
 * The start endpoint: admin-ajax.php?action=proctored_exam_start&exam=<number of the post>.
 */

defined( 'ABSPATH' ) || exit;

add_action( 'wp_ajax_proctored_exam_start', 'proctored_exam_start' );
add_action( 'wp_ajax_nopriv_proctored_exam_start', 'proctored_exam_start' );

function proctored_exam_start(): void {
	$user = proctored_exam_require_learner( 'GET' );
	$exam = proctored_exam_require_exam( $user );
	$now  = time();
	if ( $exam['opens'] && $now < $exam['opens']->getTimestamp() ) {
		/* translators: %s: date and time */
		$detail = sprintf( __( 'It opens on %s.', 'proctored-exam' ), proctored_exam_time( $exam['opens'] ) );
		proctored_exam_refuse( 403, 'too-early', __( 'The exam has not opened yet', 'proctored-exam' ), $detail );
	}

	// A session that runs goes on when the exam has closed: its learner may come back after a reload.
	$session_id = proctored_exam_session( $user->ID, $exam['id'] );
	$status     = '' === $session_id ? '' : proctored_exam_status( $session_id );
	if ( 'finished' === $status ) {
		proctored_exam_refuse( 409, 'already-finished', __( 'You have taken this exam', 'proctored-exam' ) );
	}
	if ( $exam['closes'] && $now >= $exam['closes']->getTimestamp() && 'started' !== $status ) {
		/* translators: %s: date and time */
		$detail = sprintf( __( 'It closed on %s.', 'proctored-exam' ), proctored_exam_time( $exam['closes'] ) );
		proctored_exam_refuse( 403, 'too-late', __( 'The exam has closed', 'proctored-exam' ), $detail );
	}

	$session_id = proctored_exam_open_session( $user->ID, $exam['id'] );
	proctored_exam_answer(
		200,
		array(
			'serverOrigin'    => untrailingslashit( proctored_exam_setting( 'PROCTORED_EXAM_SERVER_ORIGIN' ) ),
			'integrationName' => proctored_exam_setting( 'PROCTORED_EXAM_INTEGRATION' ),
			'jwt'             => proctored_exam_sign( proctored_exam_claims( $user, $exam, $session_id ) ),
		)
	);
}

/** A moment as the site writes dates and times, with the time zone that they are in. */
function proctored_exam_time( DateTimeImmutable $moment ): string {
	$format = get_option( 'date_format' ) . ' ' . get_option( 'time_format' ) . ' T';
	return wp_date( $format, $moment->getTimestamp() );
}

/** What the vendor is told of a learner and an exam. */
function proctored_exam_claims( WP_User $user, array $exam, string $session_id ): array {
	$now    = time();
	$ends   = $exam['closes'] ? $exam['closes']->getTimestamp() : $now + DAY_IN_SECONDS;
	$claims = array(
		'accountId'      => '1',
		'accountName'    => proctored_exam_text( proctored_exam_setting( 'PROCTORED_EXAM_ACCOUNT' ), get_bloginfo( 'name' ), 255 ),
		'firstName'      => proctored_exam_text( $user->first_name, $user->display_name, 255 ),
		'lastName'       => proctored_exam_text( $user->last_name, '', 255 ),
		'language'       => proctored_exam_language( get_user_locale( $user ) ),
		'examName'       => proctored_exam_text( $exam['name'], '', 500 ),
		'duration'       => $exam['minutes'],
		'schedule'       => false,
		'proctoring'     => 'offline',
		'identification' => 'face',
		// Clocks differ, hence the minute.
		'startDate'      => gmdate( 'Y-m-d\TH:i:s\Z', $exam['opens'] ? $exam['opens']->getTimestamp() : $now - MINUTE_IN_SECONDS ),
		// The vendor may let nobody in later, not even again.
		'endDate'        => gmdate( 'Y-m-d\TH:i:s\Z', max( $ends, $now ) + $exam['minutes'] * MINUTE_IN_SECONDS ),
		'sessionUrl'     => get_permalink( $exam['id'] ),
	);
	/**
	 * Filters what the vendor is told: rules, kind of proctoring, the weights of the score.
	 *
	 * @param array   $claims See the vendor's "API parameters".
	 * @param array   $exam   See proctored_exam_read().
	 * @param WP_User $user
	 */
	$claims = (array) apply_filters( 'proctored_exam_claims', $claims, $exam, $user );
	// Who this is for is no filter's business.
	return array_merge(
		$claims,
		array(
			'userId'    => (string) $user->ID,
			'examId'    => (string) $exam['id'],
			'sessionId' => $session_id,
			'exp'       => $now + 10 * MINUTE_IN_SECONDS,
		)
	);
}

/** Languages that the vendor's checks and panel speak, by ISO 639-1. */
const PROCTORED_EXAM_LANGUAGES = array( 'ar', 'de', 'el', 'en', 'es', 'fr', 'hu', 'id', 'it', 'kk', 'lt', 'ms', 'pt', 'ro', 'ru', 'th', 'tr', 'vi', 'zh' );

/** 'de' of 'de_CH_informal'; English where the vendor has no such language: 'fil' is not 'fi'. */
function proctored_exam_language( string $locale ): string {
	$language = strtok( $locale, '_' );
	return in_array( $language, PROCTORED_EXAM_LANGUAGES, true ) ? $language : 'en';
}

/** A text of at most so many characters; the other one if it is empty. */
function proctored_exam_text( string $text, string $otherwise, int $length ): string {
	$text = '' === trim( $text ) ? $otherwise : $text;
	return mb_substr( wp_specialchars_decode( $text, ENT_QUOTES ), 0, $length );
}
