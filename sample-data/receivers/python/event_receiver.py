"""A receiver of Mixpanel's Real-Time Event Streams, which works on each event once. It stands on receiver.py.

Start it: python3 event_receiver.py      (PORT=3000; PASSWORD=s3cret makes it ask for mixpanel:s3cret)
"""

import json

from cohort_receiver import authorization
from receiver import Receiver, serve


class EventReceiver(Receiver):
    """Takes lists of events as the template of a stream makes them: here with user_id and insert_id."""

    content_type = "application/json"

    seen = set()  # yours is a table with insert_id as its key, written in the work's own transaction

    def receive(self, body):
        if not self.is_authorized():
            return self.answer(401, "wrong password")
        try:
            events = self.parse(body)
        except ValueError:
            return self.answer(400, "no list of events")
        try:
            self.take_all(events)
        except Exception as failure:  # not all is done: say so, and the whole list comes again
            return self.answer(500, f"failed: {failure!r}")
        self.answer(200, "OK")

    def parse(self, body):
        events = json.loads(body)
        if not isinstance(events, list):
            raise ValueError("no list")
        return events

    def take_all(self, events):
        for event in events:
            self.take(event)

    def take(self, event):
        """At least once is what is promised: the same event comes again, alone or among others."""
        with self.lock:
            if self.key(event) not in self.seen:
                self.work(event)
                self.seen.add(self.key(event))

    def key(self, event):
        return event["insert_id"]

    def work(self, event):
        """Your work. Any property may be missing."""
        self.done[event["user_id"]] += 1

    def is_authorized(self):
        return authorization() in (None, self.headers.get("Authorization"))


if __name__ == "__main__":
    serve(EventReceiver)
