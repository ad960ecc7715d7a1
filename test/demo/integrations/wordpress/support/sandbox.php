<?php
/**
 * Puts the sandbox in the place of the vendor's SDK.
 */

add_action(
	'wp_head',
	function () {
		$imports = array( 'https://sdk.web.proctor.constructor.app/proctoring.js' => home_url( '/sandbox.min.js' ) );
		printf( '<script type="importmap">%s</script>', wp_json_encode( array( 'imports' => $imports ), JSON_UNESCAPED_SLASHES ) );
	},
	0
);
