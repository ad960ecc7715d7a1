<?php
// This file is part of Moodle - http://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <http://www.gnu.org/licenses/>.

namespace quizaccess_proctoredexam\local;

/**
 * Tokens that this site and the vendor sign with the one secret they share: JWTs, by HS256 alone.
 *
 * Needs nothing of Moodle.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class jwt {
    /** @var int A token counts for this many seconds after its expiry: clocks differ. */
    public const LEEWAY = 60;

    /**
     * Signs claims.
     *
     * @param array $claims what the token says
     * @param string $secret the secret that is shared with the vendor
     * @return string the token
     */
    public static function sign(array $claims, string $secret): string {
        $parts = array_map(
            fn(array $part): string => self::encode(json_encode($part, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES)),
            [['alg' => 'HS256', 'typ' => 'JWT'], $claims],
        );
        $input = implode('.', $parts);
        return $input . '.' . self::encode(hash_hmac('sha256', $input, $secret, true));
    }

    /**
     * Reads a token that was signed with the secret and has not expired.
     *
     * @param string $token the token
     * @param string $secret the secret that is shared with the vendor
     * @param int $now the time, in Unix seconds
     * @return array|null its claims; null if it does not count, whatever the reason
     */
    public static function verify(string $token, string $secret, int $now): ?array {
        $parts = explode('.', $token);
        if ($secret === '' || count($parts) !== 3) {
            return null;
        }
        [$header, $payload, $signature] = $parts;
        $expected = self::encode(hash_hmac('sha256', "$header.$payload", $secret, true));
        if (!hash_equals($expected, $signature)) {
            return null;
        }
        // The algorithm is ours to choose, never the token's.
        if ((self::decode($header)['alg'] ?? null) !== 'HS256') {
            return null;
        }
        $claims = self::decode($payload);
        $expiry = $claims['exp'] ?? null;
        if (!is_int($expiry) && !is_float($expiry)) {
            return null;
        }
        return $expiry + self::LEEWAY >= $now ? $claims : null;
    }

    /**
     * Reads the token of a request of the vendor's: a webhook.
     *
     * Start tokens are signed with the same secret and are in every learner's hands, so they open nothing here.
     *
     * @param string $authorization the Authorization header: "JWT <token>"
     * @param string $secret the secret that is shared with the vendor
     * @param int $now the time, in Unix seconds
     * @return bool whether the request comes from the vendor
     */
    public static function is_vendor(string $authorization, string $secret, int $now): bool {
        [$scheme, $token] = array_pad(preg_split('/ +/', trim($authorization), 2), 2, '');
        if (strtoupper($scheme) !== 'JWT') {
            return false;
        }
        $claims = self::verify($token, $secret, $now);
        return $claims !== null && !array_key_exists('userId', $claims) && !array_key_exists('examId', $claims);
    }

    /**
     * Encodes bytes as base64url.
     *
     * @param string $bytes the bytes
     * @return string the text
     */
    private static function encode(string $bytes): string {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }

    /**
     * Decodes a part of a token.
     *
     * @param string $part JSON as base64url
     * @return array the object; empty if it is none
     */
    private static function decode(string $part): array {
        $json = base64_decode(strtr($part, '-_', '+/'), true);
        $value = $json === false ? null : json_decode($json, true);
        return is_array($value) ? $value : [];
    }
}
