<?php
/**
 * What an exam is: a post with the shortcode, and questions in a post of their own.
 *
 * The questions' post type is not public. Feeds, search, REST, sitemaps and archives don't know it, and they
 * don't when this plugin is switched off either. In the exam's own post they would find the questions.
 */

defined( 'ABSPATH' ) || exit;

const PROCTORED_EXAM_QUESTIONS = 'exam_questions';

add_action( 'init', 'proctored_exam_register_questions' );

function proctored_exam_register_questions(): void {
	register_post_type(
		PROCTORED_EXAM_QUESTIONS,
		array(
			'labels'              => array(
				'name'          => __( 'Exam questions', 'proctored-exam' ),
				'singular_name' => __( 'Exam questions', 'proctored-exam' ),
				'add_new_item'  => __( 'Add exam questions', 'proctored-exam' ),
				'edit_item'     => __( 'Edit exam questions', 'proctored-exam' ),
			),
			'public'              => false,
			'publicly_queryable'  => false,
			'exclude_from_search' => true,
			// REST would show published ones to everybody. It costs the block editor: the classic one is used.
			'show_in_rest'        => false,
			'show_ui'             => true,
			'show_in_nav_menus'   => false,
			'menu_icon'           => 'dashicons-lock',
			'capability_type'     => 'post',
			'map_meta_cap'        => true,
			'supports'            => array( 'title', 'editor', 'author', 'revisions' ),
			'rewrite'             => false,
			'query_var'           => false,
		)
	);
}

add_action( 'edit_form_after_title', 'proctored_exam_show_code' );

/** Above the editor of questions: what to paste into the exam's post. */
function proctored_exam_show_code( WP_Post $post ): void {
	if ( PROCTORED_EXAM_QUESTIONS === $post->post_type ) {
		$code = sprintf( '[proctored_exam questions="%d" minutes="60"]…[/proctored_exam]', $post->ID );
		printf( '<p>%s <code>%s</code></p>', esc_html__( 'For the post with the exam:', 'proctored-exam' ), esc_html( $code ) );
	}
}

/**
 * The exam of a published post.
 *
 * @return array|null See proctored_exam_read(); null if there is none, or the post is not for everybody.
 */
function proctored_exam_published( int $post_id ): ?array {
	$post = $post_id ? get_post( $post_id ) : null; // get_post( 0 ) is the post that happens to be shown.
	if ( ! $post || ! is_post_publicly_viewable( $post ) || post_password_required( $post ) ) {
		return null;
	}
	$exam = proctored_exam_read( $post );
	return is_wp_error( $exam ) ? null : $exam;
}

/**
 * Reads the exam that a post defines by its first shortcode. Nothing of it comes from a request.
 *
 * @return array|WP_Error {
 *     The exam, or what is wrong with it, for its author.
 *
 *     @type int                    $id        The post's.
 *     @type string                 $name      The post's title.
 *     @type int                    $minutes   How long it takes.
 *     @type DateTimeImmutable|null $opens     No start before it.
 *     @type DateTimeImmutable|null $closes    No start after it.
 *     @type WP_Post                $questions
 * }
 */
function proctored_exam_read( WP_Post $post ) {
	$given = proctored_exam_attributes( $post->post_content );
	if ( null === $given ) {
		return new WP_Error( 'proctored_exam', __( 'this post has no [proctored_exam]', 'proctored-exam' ) );
	}
	$questions = ctype_digit( $given['questions'] ) && $given['questions'] > 0 ? get_post( (int) $given['questions'] ) : null;
	if ( ! $questions || PROCTORED_EXAM_QUESTIONS !== $questions->post_type || 'publish' !== $questions->post_status ) {
		return new WP_Error( 'proctored_exam', __( 'questions: expected the number of published exam questions', 'proctored-exam' ) );
	}
	// Or an author could make an exam of a colleague's questions, take it, and read them.
	if ( ! user_can( (int) $post->post_author, 'edit_post', $questions->ID ) ) {
		return new WP_Error( 'proctored_exam', __( "questions: expected ones that the post's author may edit", 'proctored-exam' ) );
	}
	if ( ! ctype_digit( $given['minutes'] ) || $given['minutes'] < 1 || $given['minutes'] > 1440 ) {
		return new WP_Error( 'proctored_exam', __( 'minutes: expected a number from 1 to 1440', 'proctored-exam' ) );
	}
	$opens  = proctored_exam_moment( $given['opens'] );
	$closes = proctored_exam_moment( $given['closes'] );
	if ( false === $opens || false === $closes || ( $opens && $closes && $closes <= $opens ) ) {
		return new WP_Error( 'proctored_exam', __( 'opens, closes: expected times such as 2026-12-01 09:00, the second after the first', 'proctored-exam' ) );
	}

	$title = trim( wp_strip_all_tags( html_entity_decode( $post->post_title, ENT_QUOTES, 'UTF-8' ) ) );
	return array(
		'id'        => $post->ID,
		'name'      => '' === $title ? 'Exam ' . $post->ID : $title,
		'minutes'   => (int) $given['minutes'],
		'opens'     => $opens,
		'closes'    => $closes,
		'questions' => $questions,
	);
}

/** The attributes of a text's first [proctored_exam], as strings; null if it has none. */
function proctored_exam_attributes( string $text ): ?array {
	$pattern = '/' . get_shortcode_regex( array( 'proctored_exam' ) ) . '/';
	preg_match_all( $pattern, $text, $found, PREG_SET_ORDER );
	foreach ( $found as $shortcode ) {
		if ( '[' === $shortcode[1] && ']' === $shortcode[6] ) {
			continue; // [[proctored_exam]] is text.
		}
		$defaults = array(
			'questions' => '',
			'minutes'   => '60',
			'opens'     => '',
			'closes'    => '',
		);
		return array_map( 'strval', shortcode_atts( $defaults, shortcode_parse_atts( $shortcode[3] ) ) );
	}
	return null;
}

/**
 * A time in the site's own time zone.
 *
 * @return DateTimeImmutable|null|false null for '', false for what is no time.
 */
function proctored_exam_moment( string $text ) {
	if ( '' === $text ) {
		return null;
	}
	$moment = DateTimeImmutable::createFromFormat( '!Y-m-d H:i', $text, wp_timezone() );
	// 2026-02-31 would be a day in March.
	return $moment && $moment->format( 'Y-m-d H:i' ) === $text ? $moment : false;
}

/** Whether a learner may take an exam: by default everybody who may read on this site. */
function proctored_exam_may_take( WP_User $user, array $exam ): bool {
	/**
	 * Filters who may take an exam: enrolment, payment, and the like.
	 *
	 * @param bool    $allowed
	 * @param WP_User $user
	 * @param array   $exam    See proctored_exam_read().
	 */
	return (bool) apply_filters( 'proctored_exam_may_take', user_can( $user, 'read' ), $user, $exam );
}
