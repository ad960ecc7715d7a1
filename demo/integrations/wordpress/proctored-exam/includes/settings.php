<?php
/**
 * The settings: constants of wp-config.php, never options, which other plugins and exports can read.
 */

defined( 'ABSPATH' ) || exit;

const PROCTORED_EXAM_REQUIRED = array(
	'PROCTORED_EXAM_SERVER_ORIGIN',
	'PROCTORED_EXAM_INTEGRATION',
	'PROCTORED_EXAM_SECRET',
);

/** A setting; '' when it is missing. */
function proctored_exam_setting( string $constant ): string {
	return defined( $constant ) ? (string) constant( $constant ) : '';
}

/** The required settings that are missing. */
function proctored_exam_missing_settings(): array {
	return array_filter(
		PROCTORED_EXAM_REQUIRED,
		function ( $constant ) {
			return '' === proctored_exam_setting( $constant );
		}
	);
}

/** The module's file; see the README on how it gets there. */
function proctored_exam_module(): string {
	return dirname( __DIR__ ) . '/assets/proctored-exam.min.js';
}

add_action( 'admin_notices', 'proctored_exam_admin_notice' );

/** Tells administrators what is still to be done. */
function proctored_exam_admin_notice(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$missing = proctored_exam_missing_settings();
	foreach ( array( proctored_exam_module(), dirname( proctored_exam_module() ) . '/locales' ) as $file ) {
		if ( ! is_readable( $file ) ) {
			$missing[] = 'assets/' . basename( $file );
		}
	}
	if ( $missing ) {
		/* translators: %s: names of constants and files */
		$text = sprintf( __( 'Proctored Exam: missing %s.', 'proctored-exam' ), implode( ', ', $missing ) );
		printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html( $text ) );
	}
}
