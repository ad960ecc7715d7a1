<?php
/**
 * Tokens for the vendor: JWTs, signed with HS256. The secret stays in this file's one function.
 */

defined( 'ABSPATH' ) || exit;

function proctored_exam_sign( array $claims ): string {
	$header = array(
		'alg' => 'HS256',
		'typ' => 'JWT',
	);
	$input = proctored_exam_base64url( wp_json_encode( $header ) ) . '.' . proctored_exam_base64url( wp_json_encode( $claims ) );
	$hash  = hash_hmac( 'sha256', $input, proctored_exam_setting( 'PROCTORED_EXAM_SECRET' ), true );
	return $input . '.' . proctored_exam_base64url( $hash );
}

function proctored_exam_base64url( string $bytes ): string {
	return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
}
