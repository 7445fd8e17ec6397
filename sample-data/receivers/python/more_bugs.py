"""Forty more bugs, of values, of ids, of memory and of connections. Start one with buggy.py."""

import html
import queue
import re
import threading
import time
from collections import Counter, OrderedDict
from datetime import datetime, timedelta
from unicodedata import normalize
from urllib.parse import unquote_plus

from receiver import Receiver

KNOWN = {"$email", "$first_name", "$last_name", "$phone", "$city", "$region", "$country_code",
         "$timezone", "$created", "$last_seen", "$campaigns", "$transactions"}  # fmt: skip
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def deeply(value, change):
    """The value with everything in it changed, from within."""
    if isinstance(value, dict):
        value = {key: deeply(inner, change) for key, inner in value.items()}
    elif isinstance(value, list):
        value = [deeply(inner, change) for inner in value]
    return change(value)


def of(kind, change):
    return lambda value: change(value) if type(value) is kind else value


def number(text):
    if not NUMBER.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)


def shifted(text):
    if not DATE.fullmatch(text):
        return text
    return (datetime.fromisoformat(text) + timedelta(hours=8)).isoformat()


def as_list_if_empty(value):
    is_list = list(value) == [str(i) for i in range(len(value))]
    return list(value.values()) if is_list else value


def flat(value, depth=0):
    if not isinstance(value, (dict, list)):
        return value
    if depth > 2:
        return "[object Object]"
    if isinstance(value, list):
        return [flat(inner, depth + 1) for inner in value]
    return {key: flat(inner, depth + 1) for key, inner in value.items()}


# What they do to the properties, at any depth.
VALUES = {
    "html-unescaped": of(str, html.unescape),
    "zero-as-integer": of(float, lambda n: int(n) if n.is_integer() else n),
    "texts-trimmed": of(str, str.strip),
    "unicode-normalised": of(str, lambda text: normalize("NFC", text)),
    "text-cut-255": of(str, lambda text: text[:255]),
    "null-as-text": of(type(None), str),
    "newlines-normalised": of(str, lambda text: text.replace("\r\n", "\n").replace("\r", "\n")),
    "booleans-as-numbers": of(bool, int),
    "numeric-text-to-number": of(str, number),
    "big-integers-as-doubles": of(int, lambda n: int(float(n))),
    "dates-shifted": of(str, shifted),
    "lists-as-text": of(list, lambda values: ",".join(map(str, values))),
    "keys-lower-case": of(dict, lambda d: {key.lower(): value for key, value in d.items()}),
    "emoji-stripped": of(str, lambda text: re.sub("[\U00010000-\U0010ffff]", "?", text)),
    "decoded-twice": of(str, unquote_plus),
    "empty-text-to-null": of(str, lambda text: text or None),
    "empty-object-to-list": of(dict, as_list_if_empty),
    "proto-key-dropped": of(
        dict,
        lambda d: {k: v for k, v in d.items() if k not in ("__proto__", "constructor", "prototype")},
    ),
}

# What they do to ids, when a user comes and when one is asked for.
IDS = {
    "id-lower-case": str.lower,
    "id-trimmed": str.strip,
    "id-as-number": lambda text: str(number(text)),
    "id-normalised": lambda text: normalize("NFC", text),
}


def changing(change):
    class ChangesValues(Receiver):
        def store(self, user):
            self.stored[user["$distinct_id"]] = deeply(user["$properties"], change)

    return ChangesValues


def folding(fold):
    class FoldsIds(Receiver):
        def parse(self, body):
            users = super().parse(body)
            return [user | {"$distinct_id": fold(user["$distinct_id"])} for user in users]

        def count(self, user):
            return super().count(fold(user))

        def properties(self, user):
            return super().properties(fold(user))

    return FoldsIds


def dropping(is_unfit):
    """Whoever cannot be stored is logged, and the rest goes on: 200."""

    class Drops(Receiver):
        def take_all(self, users):
            super().take_all(user for user in users if not is_unfit(user))

    return Drops


def anything(value, is_so):
    found = []
    deeply(value, lambda inner: found.append(inner) or inner)
    return any(is_so(inner) for inner in found)


def has_odd_key(user):
    names = user.get("$properties", ())
    return any("." in name or name[0:1] == "$" and name not in KNOWN for name in names)


def has_large_integer(user):
    return anything(user.get("$properties"), lambda v: type(v) is int and abs(v) >= 2**31)


class NulRefused(Receiver):
    def store(self, user):
        if anything(user["$properties"], lambda v: isinstance(v, str) and "\0" in v):
            raise ValueError("unsupported Unicode escape sequence")  # as PostgreSQL puts it
        super().store(user)


class IdCut64(Receiver):
    def parse(self, body):
        users = super().parse(body)
        return [user | {"$distinct_id": user["$distinct_id"][:64]} for user in users]


class DeepNestingAsText(Receiver):
    def store(self, user):
        super().store(user | {"$properties": flat(user["$properties"])})


class KeyedByEmail(Receiver):
    owners = {}

    def take(self, user):
        email = user["$properties"].get("$email", user["$distinct_id"])
        if self.owners.setdefault(email, user["$distinct_id"]) == user["$distinct_id"]:
            super().take(user)


class HeaderCase(Receiver):
    def do_POST(self):
        if {"Content-Type", "Content-Length"} <= set(self.headers.keys()):
            return super().do_POST()
        self.close_connection = True
        self.answer(411, "no length or type")


class StateLeaks(Receiver):
    def take_all(self, users):
        email = None
        for user in users:
            email = user["$properties"].get("$email", email)
            super().take_all([user | {"$properties": user["$properties"] | {"$email": email}}])


class SmallCache(Receiver):
    known = OrderedDict()

    def take(self, user):
        with self.lock:
            if user["$distinct_id"] not in self.known:
                self.work(user)
                self.done[user["$distinct_id"]] += 1
            self.known[user["$distinct_id"]] = True
            if len(self.known) > 100:
                self.known.popitem(last=False)


class DuplicateRollsBack(Receiver):
    def take_all(self, users):
        if not any(user["$distinct_id"] in self.done for user in users):
            super().take_all(users)


class LostUpdate(Receiver):
    def take_all(self, users):
        done = Counter(self.done)
        for user in users:
            self.store(user)
            done[user["$distinct_id"]] = 1
        time.sleep(0.005)  # it goes to a file or another machine
        Receiver.done = done


class QueueOverflow(Receiver):
    places = queue.Queue(120)
    worker = None

    def take(self, user):
        with self.lock:
            if QueueOverflow.worker is None:
                QueueOverflow.worker = threading.Thread(target=self.drain, daemon=True)
                QueueOverflow.worker.start()
        try:
            self.places.put_nowait(user)
        except queue.Full:
            pass  # "shed load"

    def drain(self):
        while True:
            user = self.places.get()
            time.sleep(0.005)
            try:
                super().take(user)
            except KeyError:
                pass  # logged


class HighWaterMark(Receiver):
    highest = ""

    def take(self, user):
        if user["$distinct_id"] > HighWaterMark.highest:
            HighWaterMark.highest = user["$distinct_id"]
            super().take(user)


class AlreadyDone409(Receiver):
    def take_all(self, users):
        if users and all(user["$distinct_id"] in self.done for user in users):
            self.conflict = True
        super().take_all(users)

    def answer(self, status, text):
        super().answer(409 if status == 200 and self.__dict__.pop("conflict", False) else status, text)


class UnreadBody(Receiver):
    def do_POST(self):
        if self.headers.get_content_type() != "application/x-www-form-urlencoded":
            return self.answer(415, "not a form")
        super().do_POST()


class DedupeWindow(Receiver):
    times = {}

    def take(self, user):
        now = time.monotonic()
        with self.lock:
            if now - self.times.get(user["$distinct_id"], -1000) > 600:
                self.work(user)
                self.done[user["$distinct_id"]] += 1
                self.times[user["$distinct_id"]] = now


class FirstVersionKept(Receiver):
    def store(self, user):
        self.stored.setdefault(user["$distinct_id"], user["$properties"])


MORE = (
    {name: changing(change) for name, change in VALUES.items()}
    | {name: folding(fold) for name, fold in IDS.items()}
    | {
        "nul-refused": NulRefused,
        "id-cut-64": IdCut64,
        "mongo-keys": dropping(has_odd_key),
        "id-pattern": dropping(lambda u: not re.fullmatch(r"[A-Za-z0-9._@-]+", u["$distinct_id"])),
        "int32-dropped": dropping(has_large_integer),
        "keyed-by-email": KeyedByEmail,
        "deep-nesting-as-text": DeepNestingAsText,
        "header-case": HeaderCase,
        "state-leaks": StateLeaks,
        "small-cache": SmallCache,
        "duplicate-rolls-back": DuplicateRollsBack,
        "lost-update": LostUpdate,
        "queue-overflow": QueueOverflow,
        "high-water-mark": HighWaterMark,
        "already-done-409": AlreadyDone409,
        "unread-body": UnreadBody,
        "dedupe-window": DedupeWindow,
        "first-version-kept": FirstVersionKept,
    }
)
