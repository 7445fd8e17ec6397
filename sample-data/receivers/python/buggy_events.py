"""The receiver of event streams with one of the bugs that such receivers have, to see `mixhook verify` find it.

Start it: python3 buggy_events.py no-insert-id      (docs/verify-event-stream.md tells which check finds which)
"""

import json
import sys
import time

from event_receiver import EventReceiver
from receiver import serve


class NoInsertId(EventReceiver):
    def take(self, event):
        with self.lock:
            self.work(event)


class KeyedByUser(EventReceiver):
    def key(self, event):
        return event["user_id"]


class KeyedByContent(EventReceiver):
    def key(self, event):
        return json.dumps([event[key] for key in ("user_id", "event", "timestamp", "properties")])


class KnownRollsBack(EventReceiver):
    def take_all(self, events):
        if not any(self.key(event) in self.seen for event in events):
            super().take_all(events)


class Known409(EventReceiver):
    def receive(self, body):
        try:
            events = self.parse(body)
        except ValueError:
            events = []
        if events and all(self.key(event) in self.seen for event in events):
            return self.answer(409, "seen before")
        super().receive(body)


class Races(EventReceiver):
    def take(self, event):
        if self.key(event) not in self.seen:
            time.sleep(0.01)  # the work takes a while, and nobody knows that it is under way
            with self.lock:
                self.work(event)
            self.seen.add(self.key(event))


class FirstEventAlone(EventReceiver):
    def take_all(self, events):
        super().take_all(events[:1])


class ObjectExpected(EventReceiver):
    def parse(self, body):
        return [dict(json.loads(body))]


class ActsOnHalf(EventReceiver):
    def read_body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def parse(self, body):
        try:
            return super().parse(body)
        except ValueError:  # "repaired": up to the last event that looks whole
            return super().parse(body[: body.rindex(b"}}") + 2] + b"]")


class HighWaterMark(EventReceiver):
    newest = {"timestamp": ""}

    def take(self, event):
        if event["timestamp"] >= self.newest["timestamp"]:
            self.newest["timestamp"] = event["timestamp"]
            super().take(event)


class IdLowerCase(EventReceiver):
    def key(self, event):
        return event["insert_id"].lower()


class BodyLimit(EventReceiver):
    def receive(self, body):
        if len(body) > 100_000:
            return self.answer(413, "too large")
        super().receive(body)


class NeedsPlan(EventReceiver):
    def work(self, event):
        event["properties"]["plan"].lower()
        super().work(event)


class KnownNamesOnly(EventReceiver):
    def work(self, event):
        {"Purchase": super().work}[event["event"]](event)


class NoPassword(EventReceiver):
    def is_authorized(self):
        return True


class Always200(EventReceiver):
    def answer(self, status, text):
        super().answer(200, text)


BUGS = {
    "no-insert-id": NoInsertId,
    "keyed-by-user": KeyedByUser,
    "keyed-by-content": KeyedByContent,
    "known-rolls-back": KnownRollsBack,
    "known-409": Known409,
    "races": Races,
    "first-event-alone": FirstEventAlone,
    "object-expected": ObjectExpected,
    "acts-on-half": ActsOnHalf,
    "high-water-mark": HighWaterMark,
    "id-lower-case": IdLowerCase,
    "body-limit": BodyLimit,
    "needs-plan": NeedsPlan,
    "known-names-only": KnownNamesOnly,
    "no-password": NoPassword,
    "always-200": Always200,
}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in BUGS:
        sys.exit("python3 buggy_events.py " + " | ".join(BUGS))
    serve(BUGS[sys.argv[1]])
