"""A start endpoint for <proctored-exam>, in Python 3.8 or later and its standard library.

Run:    PROCTOR_SECRET=… python3 start_endpoint.py
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
import uuid
from datetime import datetime, timedelta, timezone
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

SECRET = os.environ.get("PROCTOR_SECRET") or sys.exit("PROCTOR_SECRET: the vendor's secret is missing")
SERVER_ORIGIN = os.environ.get("PROCTOR_SERVER_ORIGIN", "https://proctor.example")
INTEGRATION_NAME = os.environ.get("PROCTOR_INTEGRATION_NAME", "my-university")

# What your LMS has in its database.
USERS = {"ada": ("Ada", "Lovelace"), "grace": ("Grace", "Hopper")}
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


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlsplit(self.path)
        if url.path != "/lms/proctoring/start":
            return self.send_error(404)
        try:
            exam_id = parse_qs(url.query).get("exam", [""])[0]
            self.answer(200, "application/json", start_data(self.user(), exam_id))
        except Problem as problem:
            self.answer(problem.status, "application/problem+json", problem.document)

    def do_POST(self):
        """Stands in for your LMS's own sign-in, which asks for a password."""
        url = urlsplit(self.path)
        user = parse_qs(url.query).get("user", [""])[0]
        if url.path != "/sign-in" or user not in USERS:
            return self.send_error(404)
        login = secrets.token_urlsafe(24)
        logins[login] = user
        self.send_response(204)
        self.send_header("Set-Cookie", f"session={login}; Path=/; HttpOnly; SameSite=Lax")
        self.end_headers()

    def user(self):
        """From the LMS's own session, never from what the page says."""
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("session")
        return cookie and logins.get(cookie.value)

    def answer(self, status, content_type, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8000"))), Handler)
    print(f"Listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
