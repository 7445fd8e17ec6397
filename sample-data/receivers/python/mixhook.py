"""A client of `mixhook serve --control`, with nothing but the standard library. Copy it to your tests."""

import json
import os
import subprocess
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen


class Mixhook:
    """mixhook in a process of its own, which ends with this one."""

    def __init__(self, program=os.environ.get("MIXHOOK", "mixhook")):
        command = [program, "serve", "--control", "--port", "0", "--json", "--with-parent"]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.address = json.loads(self.process.stdout.readline())["address"]

    def session(self, **told):
        return Session(self, self.ask("POST", "/sessions", told)["session"])

    def ask(self, method, path, told=None):
        body = None if told is None else json.dumps(told).encode()
        headers = {"Content-Type": "application/json"}
        request = Request(f"{self.address}/v1{path}", body, headers, method=method)
        try:
            with urlopen(request) as answer:
                return json.load(answer)
        except HTTPError as refused:
            problems = json.load(refused)["error"]["problems"]
            raise ValueError("\n".join(problem["message"] for problem in problems)) from None

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Session:
    """Campaigns and people in virtual time, apart from all other sessions."""

    def __init__(self, mixhook, name):
        self.mixhook, self.name = mixhook, name

    def step(self, what, **told):
        """person, update, event, data, advance, faults, pause or resume."""
        return self.mixhook.ask("POST", f"/sessions/{self.name}/{what}", told)

    def posts(self, **query):
        return self.mixhook.ask("GET", f"/sessions/{self.name}/posts?{urlencode(query)}")["posts"]

    def expect(self, **expected):
        answer = self.step("expect", **expected)
        assert answer["met"], json.dumps(answer, indent=2)

    def close(self):
        self.mixhook.ask("DELETE", f"/sessions/{self.name}")
