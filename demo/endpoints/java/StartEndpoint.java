import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A start endpoint for {@code <proctored-exam>}, in Java 17 or later and its standard library.
 *
 * <pre>
 * Run:    PROCTOR_SECRET=... java StartEndpoint.java
 * Try:    curl -i -X POST 'http://127.0.0.1:8000/sign-in?user=ada'
 * Check:  npx proctored-exam check 'http://127.0.0.1:8000/lms/proctoring/start?exam=42' \
 *             --header 'Cookie: session=(from the answer)' --secret-env PROCTOR_SECRET
 * </pre>
 */
public final class StartEndpoint {
  private static final String PATH = "/lms/proctoring/start";
  private static final String SECRET = env("PROCTOR_SECRET", "");
  private static final String SERVER_ORIGIN = env("PROCTOR_SERVER_ORIGIN", "https://proctor.example");
  private static final String INTEGRATION_NAME = env("PROCTOR_INTEGRATION_NAME", "my-university");

  // What your LMS has in its database.
  private record User(String id, String firstName, String lastName) {}
  private record Exam(String id, String name, int minutes, Instant closes) {}
  private record Attempt(String user, String exam) {}

  private static final Map<String, User> USERS = Map.of(
      "ada", new User("ada", "Ada", "Lovelace"), "grace", new User("grace", "Grace", "Hopper"),
      // Escaped, so that it compiles the same under every locale: "Zo" with a diaeresis, and "Li".
      "zoe", new User("zoe", "Zo\u00eb", "\u674e"));
  private static final Map<String, Exam> EXAMS = Map.of(
      "42", new Exam("42", "Mathematics I", 60, now().plus(Duration.ofHours(4))));
  /** Session cookie to user. */
  private static final Map<String, User> LOGINS = new ConcurrentHashMap<>();
  /** The proctoring session of each attempt: a column of your table of attempts. */
  private static final Map<Attempt, String> ATTEMPTS = new ConcurrentHashMap<>();

  /** A refusal, answered as RFC 9457 says; the widget shows its title to the learner. */
  private static final class Problem extends Exception {
    final int status;
    final String code;

    Problem(int status, String code, String title) {
      super(title);
      this.status = status;
      this.code = code;
    }

    Map<String, Object> document() {
      return fields("type", "urn:problem-type:proctored-exam:" + code, "title", getMessage(),
          "status", status, "code", code);
    }
  }

  private static Map<String, Object> startData(User user, String examId)
      throws Problem, GeneralSecurityException {
    if (user == null) throw new Problem(401, "not-signed-in", "You are not signed in");
    Exam exam = EXAMS.get(examId);
    // Or the user is not enrolled.
    if (exam == null) throw new Problem(403, "not-allowed", "You may not take this exam");
    if (now().isAfter(exam.closes)) throw new Problem(403, "too-late", "The exam has closed");
    // Find or create, once: two tabs may ask at the same time.
    String sessionId = ATTEMPTS.computeIfAbsent(
        new Attempt(user.id, exam.id), attempt -> UUID.randomUUID().toString());
    return fields("serverOrigin", SERVER_ORIGIN, "integrationName", INTEGRATION_NAME,
        "jwt", sign(fields(
            "userId", user.id,
            "firstName", user.firstName,
            "lastName", user.lastName,
            "language", "en",
            "accountId", "1",
            "accountName", "My University",
            "examId", exam.id,
            "examName", exam.name,
            "duration", exam.minutes,
            "schedule", false,
            "proctoring", "offline",
            "identification", "face",
            "startDate", now().minusSeconds(60).toString(), // clocks differ
            "endDate", exam.closes.toString(),
            "sessionId", sessionId,
            "sessionUrl", "https://lms.example.edu/exam/" + exam.id,
            "exp", now().getEpochSecond() + 600)));
  }

  private static String sign(Map<String, Object> payload) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    String input = base64url(json(fields("alg", "HS256", "typ", "JWT")).getBytes(UTF_8))
        + "." + base64url(json(payload).getBytes(UTF_8));
    return input + "." + base64url(mac.doFinal(input.getBytes(UTF_8)));
  }

  private static String base64url(byte[] data) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(data);
  }

  /** Stands in for Jackson or Gson: names and values in turn, kept in order. */
  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  private static String json(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(field -> quote(field.getKey()) + ":"
            + (field.getValue() instanceof String text ? quote(text) : field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quote(String text) {
    String escaped = Pattern.compile("[\"\\\\\\p{Cntrl}]").matcher(text)
        .replaceAll(match -> String.format("\\\\u%04x", (int) match.group().charAt(0)));
    return '"' + escaped + '"';
  }

  private static void start(HttpExchange exchange) throws IOException {
    try {
      // The server gives whatever begins with the address.
      if (!exchange.getRequestURI().getRawPath().equals(PATH)) {
        throw new Problem(404, "not-found", "There is nothing here");
      }
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        throw new Problem(405, "method-not-allowed", "This address takes GET only");
      }
      answer(exchange, 200, "application/json",
          startData(signedIn(exchange), parameter(exchange, "exam")));
    } catch (Problem problem) {
      answer(exchange, problem.status, "application/problem+json", problem.document());
    } catch (GeneralSecurityException | RuntimeException error) {
      System.err.println(error);
      answer(exchange, 500, "application/problem+json",
          new Problem(500, "internal-error", "Something went wrong").document());
    }
  }

  /** From the LMS's own session, never from what the page says. */
  private static User signedIn(HttpExchange exchange) {
    String cookies = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie")).orElse("");
    var session = Pattern.compile("(?:^|; *)session=([^;]+)").matcher(cookies);
    return session.find() ? LOGINS.get(session.group(1)) : null;
  }

  /** Stands in for your LMS's own sign-in, which asks for a password. */
  private static void signIn(HttpExchange exchange) throws IOException {
    User user = USERS.get(parameter(exchange, "user"));
    if (user == null || !exchange.getRequestMethod().equals("POST")) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    LOGINS.put(base64url(random), user);
    exchange.getResponseHeaders()
        .set("Set-Cookie", "session=" + base64url(random) + "; Path=/; HttpOnly; SameSite=Lax");
    exchange.sendResponseHeaders(204, -1);
  }

  private static String parameter(HttpExchange exchange, String name) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    var parameter = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(query);
    try {
      return parameter.find() ? URLDecoder.decode(parameter.group(1), UTF_8) : "";
    } catch (IllegalArgumentException noEscape) {
      return "";
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, Map<String, Object> document)
      throws IOException {
    byte[] body = json(document).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    try (var stream = exchange.getResponseBody()) {
      stream.write(body);
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String env(String name, String otherwise) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty()).orElse(otherwise);
  }

  public static void main(String[] arguments) throws IOException {
    if (SECRET.isEmpty()) {
      System.err.println("PROCTOR_SECRET: the vendor's secret is missing");
      System.exit(1);
    }
    // Seconds; who sends half a request is let go.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    int port = Integer.parseInt(env("PORT", "8000"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext(PATH, StartEndpoint::start);
    server.createContext("/sign-in", StartEndpoint::signIn);
    // A thread for each request: with a few only, as many half-sent ones would keep all others waiting.
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    System.out.println("Listening on http://127.0.0.1:" + server.getAddress().getPort());
  }
}
