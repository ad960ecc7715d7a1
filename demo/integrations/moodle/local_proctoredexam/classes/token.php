<?php
namespace local_proctoredexam;

/**
 * Start tokens: JWTs, signed with HS256.
 *
 * @package local_proctoredexam
 */
final class token {
    /** Signs claims with the secret that the vendor shares. */
    public static function sign(array $claims, string $secret): string {
        $parts = array_map(
            fn($part) => self::base64url(json_encode($part, JSON_THROW_ON_ERROR)),
            [['alg' => 'HS256', 'typ' => 'JWT'], $claims]
        );
        $parts[] = self::base64url(hash_hmac('sha256', implode('.', $parts), $secret, true));
        return implode('.', $parts);
    }

    /**
     * The id of an attempt's session: the same at every start, so that a learner can come back, and nobody
     * can guess another's. Nothing has to be stored, and tabs that start at once agree.
     */
    public static function session_id(string $attempt, string $secret): string {
        $bytes = substr(hash_hmac('sha256', "session of {$attempt}", $secret, true), 0, 16);
        $bytes[6] = chr(ord($bytes[6]) & 0x0f | 0x40); // A UUID in the form of version 4.
        $bytes[8] = chr(ord($bytes[8]) & 0x3f | 0x80);
        return vsprintf('%s%s-%s-%s-%s-%s%s%s', str_split(bin2hex($bytes), 4));
    }

    private static function base64url(string $bytes): string {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }
}
