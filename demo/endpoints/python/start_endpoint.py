"""A start endpoint for <proctored-exam>, in Python 3.8 or later and its standard library.

`application` is a WSGI app: put it into Django (Open edX), Flask or gunicorn, or run it by itself.

Run:    PROCTOR_SECRET=... python3 start_endpoint.py
Try:    curl -i -X POST 'http://127.0.0.1:8000/sign-in?user=ada'
Check:  npx proctored-exam check 'http://127.0.0.1:8000/lms/proctoring/start?exam=42' \
            --header 'Cookie: session=<from the answer>' --secret-env PROCTOR_SECRET

It mends what the vendor's Python sample gets wrong:
- its `assert X is None` lines are upside down and stop a server that is configured well; here a
  missing secret stops the server, with a text;
- it has one session id per process, which all learners would share; here each attempt has its own,
  the same at every start, so that a learner can come back;
- its token has no `exp` and is good for ever; here it lasts ten minutes.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
import sys
import threading
import time
import traceback
import uuid
from datetime import datetime, timedelta, timezone
from http import HTTPStatus
from socketserver import ThreadingMixIn
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

SECRET = os.environ.get("PROCTOR_SECRET") or sys.exit("PROCTOR_SECRET: the vendor's secret is missing")
SERVER_ORIGIN = os.environ.get("PROCTOR_SERVER_ORIGIN", "https://proctor.example")
INTEGRATION_NAME = os.environ.get("PROCTOR_INTEGRATION_NAME", "my-university")

# What your LMS has in its database.
USERS = {"ada": ("Ada", "Lovelace"), "grace": ("Grace", "Hopper"), "zoe": ("Zoë", "李")}
EXAMS = {"42": {"name": "Mathematics I", "minutes": 60, "closes": time.time() + 4 * 3600}}
logins = {}  # session cookie -> user
attempts = {}  # (user, exam) -> proctoring session: a column of your table of attempts
lock = threading.Lock()


class Problem(Exception):
    """A refusal, answered as RFC 9457 says; the widget shows its title to the learner."""

    def __init__(self, status, code, title):
        self.status = status
        self.document = {
            "type": f"urn:problem-type:proctored-exam:{code}",
            "title": title,
            "status": status,
            "code": code,
        }


def start_data(user, exam_id):
    if user is None:
        raise Problem(401, "not-signed-in", "You are not signed in")
    exam = EXAMS.get(exam_id)
    if exam is None:  # or the user is not enrolled
        raise Problem(403, "not-allowed", "You may not take this exam")
    if time.time() > exam["closes"]:
        raise Problem(403, "too-late", "The exam has closed")
    with lock:  # find or create, once: two tabs may ask at the same time
        session_id = attempts.setdefault((user, exam_id), str(uuid.uuid4()))
    first_name, last_name = USERS[user]
    now = datetime.now(timezone.utc)
    payload = {
        "userId": user,
        "firstName": first_name,
        "lastName": last_name,
        "language": "en",
        "accountId": "1",
        "accountName": "My University",
        "examId": exam_id,
        "examName": exam["name"],
        "duration": exam["minutes"],
        "schedule": False,
        "proctoring": "offline",
        "identification": "face",
        "startDate": iso(now - timedelta(minutes=1)),  # clocks differ
        "endDate": iso(datetime.fromtimestamp(exam["closes"], timezone.utc)),
        "sessionId": session_id,
        "sessionUrl": f"https://lms.example.edu/exam/{exam_id}",
        "exp": int(time.time()) + 600,
    }
    return {"serverOrigin": SERVER_ORIGIN, "integrationName": INTEGRATION_NAME, "jwt": sign(payload)}


def iso(moment):
    return moment.isoformat(timespec="seconds")


def sign(payload):
    parts = [base64url(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, payload)]
    signature = hmac.new(SECRET.encode(), ".".join(parts).encode(), hashlib.sha256).digest()
    return ".".join([*parts, base64url(signature)])


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def application(environ, start_response):
    """Answers every request; no exception reaches the server, or the learner."""
    try:
        status, content_type, headers, document = respond(environ)
    except Problem as problem:
        status, content_type, headers, document = refusal(problem)
    except Exception:
        traceback.print_exc()  # to the log
        problem = Problem(500, "internal-error", "Something went wrong")
        status, content_type, headers, document = refusal(problem)
    body = json.dumps(document).encode()
    start_response(
        f"{status} {HTTPStatus(status).phrase}",
        [
            ("Content-Type", content_type),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            *headers,
        ],
    )
    return [body]


def respond(environ):
    method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    if path == "/sign-in" and method == "POST":
        return sign_in(parameter(environ, "user"))
    if path != "/lms/proctoring/start":
        raise Problem(404, "not-found", "There is nothing here")
    if method != "GET":
        raise Problem(405, "method-not-allowed", "This address takes GET only")
    data = start_data(signed_in(environ), parameter(environ, "exam"))
    return 200, "application/json", [], data


def refusal(problem):
    headers = [("Allow", "GET")] if problem.status == 405 else []
    return problem.status, "application/problem+json", headers, problem.document


def parameter(environ, name):
    return parse_qs(environ.get("QUERY_STRING", "")).get(name, [""])[0]


def signed_in(environ):
    """From the LMS's own session, never from what the page says.

    Not by `http.cookies`: it gives up at the first cookie that isn't in its grammar, such as one of
    JSON, and so loses those behind it. Browsers keep such cookies.
    """
    for pair in environ.get("HTTP_COOKIE", "").split(";"):
        name, _, value = pair.strip().partition("=")
        if name == "session":
            return logins.get(value)
    return None


def sign_in(user):
    """Stands in for your LMS's own sign-in, which asks for a password."""
    if user not in USERS:
        raise Problem(404, "not-found", "There is nothing here")
    login = secrets.token_urlsafe(24)
    logins[login] = user
    cookie = f"session={login}; Path=/; HttpOnly; SameSite=Lax"
    return 200, "application/json", [("Set-Cookie", cookie)], {"user": user}


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Handler(WSGIRequestHandler):
    timeout = 10  # seconds; who sends half a request is let go


if __name__ == "__main__":
    port = int(os.environ.get("PORT", "8000"))
    server = make_server("127.0.0.1", port, application, Server, Handler)
    print(f"Listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
