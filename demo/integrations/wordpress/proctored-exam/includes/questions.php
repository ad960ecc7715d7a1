<?php
/**
 * The page with the questions, for the frame in the exam: /?proctored_exam_questions=<number of the post>.
 *
 * It is the gate: the questions leave the server only while the vendor says that the session of this learner, who
 * is signed in, has started. What the page with the tag shows, or a script in it says, does not count.
 */

defined( 'ABSPATH' ) || exit;

// Before WordPress decides on the admin bar (0) and on redirects (10).
add_action( 'template_redirect', 'proctored_exam_questions_page', -10 );

function proctored_exam_questions_page(): void {
	$id = $_GET['proctored_exam_questions'] ?? null;
	if ( null === $id ) {
		return;
	}
	defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true ); // For plugins that keep pages.
	header( 'Cache-Control: no-store' );
	header( "Content-Security-Policy: frame-ancestors 'self'" );
	header( 'X-Robots-Tag: noindex' );

	$exam = is_string( $id ) && ctype_digit( $id ) ? proctored_exam_published( (int) $id ) : null;
	$user = wp_get_current_user();
	if ( ! $exam || ! $user->exists() || proctored_exam_missing_settings() ) {
		proctored_exam_no_questions( 403, __( 'There are no questions for you here.', 'proctored-exam' ) );
	}
	// Who may edit them may see them.
	if ( ! user_can( $user, 'edit_post', $exam['questions']->ID ) ) {
		proctored_exam_gate( $user, $exam );
	}
	proctored_exam_show_questions( $exam );
	exit;
}

/** Lets a learner whose session runs pass; ends the request for all others. */
function proctored_exam_gate( WP_User $user, array $exam ): void {
	$session_id = proctored_exam_may_take( $user, $exam ) ? proctored_exam_session( $user->ID, $exam['id'] ) : '';
	if ( '' === $session_id ) {
		proctored_exam_no_questions( 403, __( 'There are no questions for you here.', 'proctored-exam' ) );
	}
	$status = proctored_exam_status( $session_id );
	if ( 'finished' === $status ) {
		proctored_exam_no_questions( 403, __( 'The exam is over.', 'proctored-exam' ) );
	}
	if ( 'started' !== $status ) {
		header( 'Refresh: 3' ); // Seconds. The page may know of the start before the vendor's API does.
		proctored_exam_no_questions( 503, __( 'The questions come as soon as the exam has started.', 'proctored-exam' ) );
	}
}

/**
 * Says why there are none, and ends the request.
 *
 * @return never
 */
function proctored_exam_no_questions( int $status, string $text ): void {
	status_header( $status );
	header( 'Content-Type: text/html; charset=utf-8' );
	printf( '<!DOCTYPE html><title>%1$s</title><p>%1$s</p>', esc_html( $text ) );
	exit;
}

/** In the looks of the site, so that what other plugins add to the questions works too. */
function proctored_exam_show_questions( array $exam ): void {
	add_filter( 'show_admin_bar', '__return_false' );
	remove_action( 'wp_head', '_wp_render_title_tag', 1 );
	$GLOBALS['post'] = $exam['questions'];
	setup_postdata( $exam['questions'] );
	?>
<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head>
	<meta charset="<?php bloginfo( 'charset' ); ?>">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<title><?php echo esc_html( $exam['name'] ); ?></title>
	<?php wp_head(); ?>
</head>
<body>
	<?php
	// Not the_content(), which would stop at a "more" or a page break.
	echo apply_filters( 'the_content', $exam['questions']->post_content ); // phpcs:ignore WordPress.Security.EscapeOutput
	?>
	<?php wp_footer(); ?>
</body>
</html>
	<?php
}
