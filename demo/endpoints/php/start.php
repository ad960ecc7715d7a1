<?php
/**
 * A start endpoint for <proctored-exam>, in plain PHP 8.1 or later: for Moodle, WordPress and others.
 *
 * Run:    PROCTOR_SECRET=… php -S 127.0.0.1:8000 start.php
 * Try:    curl -i -X POST 'http://127.0.0.1:8000/sign-in?user=ada'
 * Check:  npx proctored-exam check 'http://127.0.0.1:8000/lms/proctoring/start?exam=42' \
 *             --header 'Cookie: PHPSESSID=<from the answer>' --secret-env PROCTOR_SECRET
 */

declare(strict_types=1);

ini_set('display_errors', '0'); // to the log, not to the learner

// What your LMS has in its database. Moodle: $USER, {course_modules}; WordPress: wp_get_current_user().
const USERS = ['ada' => ['Ada', 'Lovelace'], 'grace' => ['Grace', 'Hopper'], 'zoe' => ['Zoë', '李']];
const EXAMS = ['42' => ['name' => 'Mathematics I', 'minutes' => 60, 'closes' => '2099-12-31T12:00:00Z']];

/** A refusal, answered as RFC 9457 says; the widget shows its title to the learner. */
final class Problem extends Exception
{
    public function __construct(public int $status, public string $slug, public string $title)
    {
        parent::__construct($title);
    }

    public function document(): array
    {
        return [
            'type' => "urn:problem-type:proctored-exam:{$this->slug}",
            'title' => $this->title,
            'status' => $this->status,
            'code' => $this->slug,
        ];
    }
}

function start_data(?string $user, string $examId): array
{
    if ($user === null) {
        throw new Problem(401, 'not-signed-in', 'You are not signed in');
    }
    $exam = EXAMS[$examId] ?? null;
    if ($exam === null) { // or the user is not enrolled
        throw new Problem(403, 'not-allowed', 'You may not take this exam');
    }
    if (time() > strtotime($exam['closes'])) {
        throw new Problem(403, 'too-late', 'The exam has closed');
    }
    [$firstName, $lastName] = USERS[$user];
    $payload = [
        'userId' => $user,
        'firstName' => $firstName,
        'lastName' => $lastName,
        'language' => 'en',
        'accountId' => '1',
        'accountName' => 'My University',
        'examId' => $examId,
        'examName' => $exam['name'],
        'duration' => $exam['minutes'],
        'schedule' => false,
        'proctoring' => 'offline',
        'identification' => 'face',
        'startDate' => gmdate('Y-m-d\TH:i:s\Z', time() - 60), // clocks differ
        'endDate' => $exam['closes'],
        'sessionId' => session_of_attempt($user, $examId),
        'sessionUrl' => "https://lms.example.edu/exam/$examId",
        'exp' => time() + 600,
    ];
    return [
        'serverOrigin' => getenv('PROCTOR_SERVER_ORIGIN') ?: 'https://proctor.example',
        'integrationName' => getenv('PROCTOR_INTEGRATION_NAME') ?: 'my-university',
        'jwt' => sign($payload),
    ];
}

/** Finds or creates the one proctoring session of an attempt: a column of your table of attempts. */
function session_of_attempt(string $user, string $examId): string
{
    $folder = getenv('ATTEMPTS_FOLDER') ?: sys_get_temp_dir() . '/proctored-exam-attempts';
    if (!is_dir($folder)) {
        @mkdir($folder, 0700); // another request may be first
    }
    $file = fopen($folder . '/' . hash('sha256', json_encode([$user, $examId])), 'c+');
    if (!$file || !flock($file, LOCK_EX)) { // two tabs may ask at the same time
        throw new RuntimeException('the attempt could not be stored');
    }
    $sessionId = stream_get_contents($file);
    if ($sessionId === '') {
        $sessionId = uuid();
        fwrite($file, $sessionId);
    }
    fclose($file);
    return $sessionId;
}

function uuid(): string
{
    $bytes = random_bytes(16);
    $bytes[6] = chr(ord($bytes[6]) & 0x0f | 0x40);
    $bytes[8] = chr(ord($bytes[8]) & 0x3f | 0x80);
    return vsprintf('%s%s-%s-%s-%s-%s%s%s', str_split(bin2hex($bytes), 4));
}

function sign(array $payload): string
{
    $secret = getenv('PROCTOR_SECRET') ?: throw new RuntimeException('PROCTOR_SECRET is missing');
    $parts = array_map(
        fn ($part) => base64url(json_encode($part, JSON_THROW_ON_ERROR)),
        [['alg' => 'HS256', 'typ' => 'JWT'], $payload],
    );
    $parts[] = base64url(hash_hmac('sha256', implode('.', $parts), $secret, true));
    return implode('.', $parts);
}

function base64url(string $data): string
{
    return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
}

function answer(int $status, string $type, array $document): void
{
    http_response_code($status);
    header("Content-Type: $type");
    header('Cache-Control: no-store');
    echo json_encode($document, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
}

/** A parameter of the query; `exam[]=42` makes an array of it. */
function parameter(string $name): string
{
    return is_string($_GET[$name] ?? null) ? $_GET[$name] : '';
}

function respond(string $method, string $path): void
{
    session_start(['cookie_httponly' => true, 'cookie_samesite' => 'Lax', 'use_strict_mode' => true]);
    if ($path === '/sign-in' && $method === 'POST' && isset(USERS[parameter('user')])) {
        // Stands in for your LMS's own sign-in, which asks for a password.
        session_regenerate_id(true);
        $_SESSION['user'] = parameter('user');
        http_response_code(204);
        return;
    }
    if ($path !== '/lms/proctoring/start') {
        throw new Problem(404, 'not-found', 'There is nothing here');
    }
    if ($method !== 'GET') {
        header('Allow: GET');
        throw new Problem(405, 'method-not-allowed', 'This address takes GET only');
    }
    // From the LMS's own session, never from what the page says.
    answer(200, 'application/json', start_data($_SESSION['user'] ?? null, parameter('exam')));
}

try {
    respond($_SERVER['REQUEST_METHOD'], explode('?', $_SERVER['REQUEST_URI'])[0]);
} catch (Problem $problem) {
    answer($problem->status, 'application/problem+json', $problem->document());
} catch (Throwable $error) {
    error_log((string) $error);
    $problem = new Problem(500, 'internal-error', 'Something went wrong');
    answer(500, 'application/problem+json', $problem->document());
}
