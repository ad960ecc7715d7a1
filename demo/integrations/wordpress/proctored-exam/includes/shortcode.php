<?php
/**
 * The shortcode:
 *
 *     [proctored_exam questions="34" minutes="60" opens="2026-12-01 09:00" closes="2026-12-01 12:00"]
 *     What to know before the exam.
 *     [proctored_exam_slot name="finished"]Thank you.[/proctored_exam_slot]
 *     [/proctored_exam]
 *
 * Its output is the plugin's own, so kses lets an Author have it; what stands between the tags went through
 * kses when the post was saved.
 */

defined( 'ABSPATH' ) || exit;

add_shortcode( 'proctored_exam', 'proctored_exam_shortcode' );
add_shortcode( 'proctored_exam_slot', '__return_empty_string' ); // Outside of an exam it is nothing.

/** Phases that an author may give content for; that of 'in-exam' are the questions. */
const PROCTORED_EXAM_SLOTS = array( 'preparing', 'finished', 'uploaded', 'error' );

/**
 * The tag; for feeds, lists of posts and REST a link to the page.
 *
 * @param array|string $atts    Read from the post instead, as the endpoint does.
 * @param string|null  $content
 */
function proctored_exam_shortcode( $atts, $content = '' ): string {
	$post = get_post();
	if ( ! $post ) {
		return '';
	}
	$exam = proctored_exam_read( $post );
	if ( is_wp_error( $exam ) ) {
		return current_user_can( 'edit_post', $post->ID )
			? '<p>[proctored_exam]: ' . esc_html( $exam->get_error_message() ) . '</p>'
			: '';
	}
	if ( is_feed() || ! is_singular() || get_queried_object_id() !== $post->ID ) {
		return sprintf( '<p><a href="%s">%s</a></p>', esc_url( get_permalink( $post ) ), esc_html__( 'Go to the exam', 'proctored-exam' ) );
	}
	return proctored_exam_tag( $exam, (string) $content );
}

function proctored_exam_tag( array $exam, string $content ): string {
	$slots   = '';
	$pattern = '/' . get_shortcode_regex( array( 'proctored_exam_slot' ) ) . '/';
	$start   = preg_replace_callback(
		$pattern,
		function ( $found ) use ( &$slots ) {
			$name = shortcode_atts( array( 'name' => '' ), shortcode_parse_atts( $found[3] ) )['name'];
			if ( in_array( $name, PROCTORED_EXAM_SLOTS, true ) ) {
				$slots .= sprintf( '<div slot="%s">%s</div>', esc_attr( $name ), proctored_exam_content( $found[5] ) );
			}
			return '';
		},
		$content
	);

	// The outer div ends a paragraph that wpautop may have begun, which the inner ones would end inside the tag.
	return sprintf(
		'<div><proctored-exam data-endpoint="%1$s" data-finish-endpoint="%2$s">'
		. '<div slot="start">%3$s%4$s<p><button type="button" class="wp-element-button" data-action="start">%5$s</button></p><noscript><p>%6$s</p></noscript></div>'
		. '%7$s'
		. '<template slot="in-exam"><iframe src="%8$s" title="%9$s"></iframe><p><button type="button" class="wp-element-button" data-action="finish">%10$s</button></p></template>'
		. '</proctored-exam></div>',
		esc_url( proctored_exam_url( 'start', $exam['id'] ) ),
		esc_url( proctored_exam_url( 'finish', $exam['id'] ) ),
		proctored_exam_content( $start ),
		is_user_logged_in() ? '' : proctored_exam_login( $exam ),
		esc_html__( 'Start the exam', 'proctored-exam' ),
		esc_html__( 'This exam needs JavaScript.', 'proctored-exam' ),
		$slots,
		esc_url( home_url( '/?proctored_exam_questions=' . $exam['id'] ) ),
		esc_attr( $exam['name'] ),
		esc_html__( 'Hand in', 'proctored-exam' )
	);
}

/** The address of an endpoint: admin-ajax.php takes the cookie alone and is kept in no page cache. */
function proctored_exam_url( string $endpoint, int $exam_id ): string {
	return admin_url( "admin-ajax.php?action=proctored_exam_$endpoint&exam=$exam_id", 'relative' );
}

function proctored_exam_login( array $exam ): string {
	$link = sprintf( '<a href="%s">%s</a>', esc_url( wp_login_url( get_permalink( $exam['id'] ) ) ), esc_html__( 'Log in', 'proctored-exam' ) );
	/* translators: %s: a link to log in */
	return '<p>' . sprintf( esc_html__( '%s to take this exam.', 'proctored-exam' ), $link ) . '</p>';
}

/** What an author wrote between tags, without the halves of paragraphs that wpautop has left at its ends. */
function proctored_exam_content( string $content ): string {
	$content = preg_replace( '#^(?:\s|</p>|<br\s*/?>)+|(?:\s|<p>|<br\s*/?>)+$#', '', $content );
	return force_balance_tags( do_shortcode( $content ) );
}
