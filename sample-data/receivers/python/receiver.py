"""A receiver of Mixpanel's webhooks, with nothing but the standard library.

Start it: python3 receiver.py      (PORT=3000; KEY=s3cret makes it ask for ?key=s3cret)
"""

import json
import os
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

FORM = "application/x-www-form-urlencoded"


class Receiver(BaseHTTPRequestHandler):
    """Takes POSTs of users, and works on each user once, however often they come."""

    protocol_version = "HTTP/1.1"  # keeps connections open
    disable_nagle_algorithm = True  # else answers on a kept connection wait 40 ms

    content_type = FORM
    answer_type = "text/plain"

    done = Counter()  # yours is a table with the user as its key
    stored = {}  # and this its column with the newest properties
    lock = threading.Lock()

    def do_POST(self):
        body = self.read_body()
        if body is None:
            self.close_connection = True  # it broke off: whoever sent it will send it again
        elif self.headers.get_content_type() != self.content_type:
            self.answer(415, f"not {self.content_type}")
        elif not self.is_for_us():
            self.answer(403, "wrong address or key")
        else:
            self.receive(body)

    def receive(self, body):
        try:
            users = self.parse(body)
        except (KeyError, ValueError):
            return self.answer(400, "no users")
        try:
            self.take_all(users)
        except Exception as failure:  # not all is done: say so, and they come again
            return self.answer(500, f"failed: {failure!r}")
        self.answer(200, "OK")

    def read_body(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        return body if len(body) == length else None

    def parse(self, body):
        form = parse_qs(body.decode("ascii"), strict_parsing=True)
        users = json.loads(form["users"][0])  # decoded once: parse_qs has done it
        if not isinstance(users, list):
            raise ValueError("no list")
        return users

    def take_all(self, users):
        for user in users:
            self.take(user)
            self.store(user)

    def take(self, user):
        """Only what is done is marked as done, and nobody else works on it meanwhile."""
        with self.lock:
            if user["$distinct_id"] not in self.done:
                self.work(user)
                self.done[user["$distinct_id"]] += 1

    def work(self, user):
        """Your work: a mail, a coupon, a row. Any property may be missing, $email too."""
        user["$properties"].get("$email")

    def store(self, user):
        """Whoever comes again may have other properties by now."""
        self.stored[user["$distinct_id"]] = user["$properties"]

    def is_for_us(self):
        url = urlsplit(self.path)
        key = os.environ.get("KEY")
        return url.path == "/hooks/mixpanel" and (
            key is None or parse_qs(url.query).get("key") == [key]
        )

    def do_GET(self):
        path = urlsplit(self.path).path
        if path == "/health":
            self.answer(200, "up")
        elif path == "/received":
            self.answer(200, json.dumps({"users": len(self.done), "count": self.done.total()}))
        elif path.startswith("/received/"):
            user = unquote(path.removeprefix("/received/"))
            self.answer(200, json.dumps({"count": self.count(user)}))
        elif path.startswith("/stored/"):
            properties = self.properties(unquote(path.removeprefix("/stored/")))
            self.answer(404 if properties is None else 200, json.dumps(properties))
        else:
            self.answer(405, "POST to /hooks/mixpanel")

    def count(self, user):
        return self.done[user]

    def properties(self, user):
        return self.stored.get(user)

    def answer(self, status, text):
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", self.answer_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128  # connections that may wait; the default is 5
    daemon_threads = True

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):  # senders may leave
            super().handle_error(request, client_address)


def serve(handler):
    port = int(os.environ.get("PORT", "3000"))
    with Server(("127.0.0.1", port), handler) as server:
        print(f"listening on http://localhost:{port}/hooks/mixpanel", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    serve(Receiver)
