<?php
/**
 * What pages with an exam need in their head.
 */

defined( 'ABSPATH' ) || exit;

add_action( 'wp_head', 'proctored_exam_head', 1 );

/**
 * On every page of the front end: a placeholder may stand anywhere.
 *
 * The style is that of the package's README: it keeps an exam's content from showing before the module has run,
 * or if it never does. The list names the servers that a learner's camera may stream to, whatever an author has
 * pasted.
 */
function proctored_exam_head(): void {
	?>
<style>
	proctored-exam { display: block }
	/* Until the script is there, only the start content shows, without its buttons. */
	proctored-exam:not(:defined), div.proctored-exam { visibility: hidden }
	proctored-exam:not(:defined) > [slot="start"], div.proctored-exam [data-slot="start"] { visibility: visible }
	proctored-exam:not(:defined) [data-action], div.proctored-exam [data-action] { visibility: hidden }
	proctored-exam:not(:defined) > :not([slot="start"]),
	div.proctored-exam [data-slot]:not([data-slot="start"]) { display: none }
	/* If the script has not come after ten seconds, the learner reads why there is no button. */
	proctored-exam:not(:defined)::after, div.proctored-exam::after {
		content: "The exam did not load. Reload this page, or ask your teacher.";
		visibility: visible; animation: proctored-exam-late 0s 10s backwards;
	}
	@keyframes proctored-exam-late { from { position: absolute; visibility: hidden } }
</style>
<noscript><style>
	proctored-exam::before, div.proctored-exam::before { content: "This exam needs JavaScript."; visibility: visible }
</style></noscript>
<style>
	proctored-exam iframe { width: 100%; height: 80vh; border: 0 }
</style>
	<?php
	printf(
		'<meta name="proctored-exam:server-origins" content="%s">' . "\n",
		esc_attr( proctored_exam_setting( 'PROCTORED_EXAM_SERVER_ORIGIN' ) )
	);
}

add_action( 'wp_enqueue_scripts', 'proctored_exam_enqueue' );

/** Where a post that shows has an exam, in either spelling. */
function proctored_exam_enqueue(): void {
	global $wp_query;
	foreach ( (array) $wp_query->posts as $post ) {
		if ( str_contains( $post->post_content, 'proctored-exam' ) || has_shortcode( $post->post_content, 'proctored_exam' ) ) {
			$url = plugins_url( 'assets/proctored-exam.min.js', __DIR__ );
			wp_enqueue_script( 'proctored-exam', $url, array(), (string) @filemtime( proctored_exam_module() ), false );
			return;
		}
	}
}

add_filter( 'script_loader_tag', 'proctored_exam_script_tag', 10, 3 );

/** WordPress before 6.5 knows classic scripts only. */
function proctored_exam_script_tag( string $tag, string $handle, string $src ): string {
	if ( 'proctored-exam' !== $handle ) {
		return $tag;
	}
	return wp_get_script_tag(
		array(
			'type' => 'module',
			'id'   => 'proctored-exam-js',
			'src'  => $src,
		)
	);
}
