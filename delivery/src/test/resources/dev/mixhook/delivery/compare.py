# Reads lines of two: the users of a POST, and what was stored of them, both as JSON. Prints those that differ.
import json
import sys


def lossless(text):
    # Numbers by their characters; a key given twice keeps its first place and its last value.
    return json.loads(
        text.decode(),
        parse_float=lambda token: ("float", token),
        parse_int=lambda token: ("int", token),
        object_pairs_hook=lambda pairs: list(dict(pairs).items()),
    )


lines = sys.stdin.buffer.read().split(b"\n")[:-1]
for sent, stored in zip(lines[::2], lines[1::2], strict=True):
    for user, person in zip(lossless(sent), lossless(stored), strict=True):
        if user != [("$distinct_id", person[0]), ("$properties", person[1])]:
            print(ascii(user), "was", ascii(person))
