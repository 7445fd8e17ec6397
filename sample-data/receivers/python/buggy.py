"""The receiver with one of the bugs that receivers are known for, to see `mixhook verify` find it.

Start it: python3 buggy.py answers-204      (docs/verify-bugs.md tells which check finds which)
"""

import json
import sys
import time
from urllib.parse import unquote_plus

from more_bugs import MORE
from receiver import Receiver, serve


class Answers204(Receiver):
    def answer(self, status, text):
        is_taken = status == 200 and self.command == "POST"
        super().answer(*((204, "") if is_taken else (status, text)))


class BodyLimit(Receiver):
    def receive(self, body):
        if len(body) > 100_000:
            return self.answer(413, "too large")
        super().receive(body)


class NotIdempotent(Receiver):
    def take(self, user):
        self.work(user)
        with self.lock:
            self.done[user["$distinct_id"]] += 1


class MarksFirst(Receiver):
    seen = set()

    def take(self, user):
        with self.lock:
            if user["$distinct_id"] in self.seen:
                return
            self.seen.add(user["$distinct_id"])
        self.work(user)
        with self.lock:
            self.done[user["$distinct_id"]] += 1


class Races(Receiver):
    def take(self, user):
        if user["$distinct_id"] not in self.done:
            time.sleep(0.01)  # the work takes a while, and nobody knows that it is under way
            self.work(user)
            with self.lock:
                self.done[user["$distinct_id"]] += 1


class TrustsEmail(Receiver):
    def work(self, user):
        user["$properties"]["$email"].lower()


class ActsOnHalf(Receiver):
    def read_body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def parse(self, body):
        try:
            return super().parse(body)
        except ValueError:  # "repaired": up to the last user that looks whole
            users = unquote_plus(body.decode("ascii")).removeprefix("users=")
            return json.loads(users[: users.rindex("}}") + 2] + "]")


class DecodesTwice(Receiver):
    def parse(self, body):
        return super().parse(unquote_plus(body.decode("ascii")).replace("&", "%26").encode("ascii"))


class AlwaysAnswers200(Receiver):
    def answer(self, status, text):
        super().answer(200, text)


BUGS = {
    "answers-204": Answers204,
    "body-limit": BodyLimit,
    "not-idempotent": NotIdempotent,
    "marks-first": MarksFirst,
    "races": Races,
    "trusts-email": TrustsEmail,
    "acts-on-half": ActsOnHalf,
    "decodes-twice": DecodesTwice,
    "always-200": AlwaysAnswers200,
} | MORE

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in BUGS:
        sys.exit("python3 buggy.py " + " | ".join(BUGS))
    serve(BUGS[sys.argv[1]])
