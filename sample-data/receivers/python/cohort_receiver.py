"""A receiver of Mixpanel's cohort syncs, which knows who is a member of which cohort. It stands on receiver.py.

Start it: python3 cohort_receiver.py      (PORT=3000; PASSWORD=s3cret makes it ask for mixpanel:s3cret)
"""

import base64
import json
import os

from receiver import Receiver, serve


def authorization():
    """The header that is asked for; none if there is no password."""
    password = os.environ.get("PASSWORD")
    wanted = base64.b64encode(f"mixpanel:{password}".encode()).decode()
    return None if password is None else f"Basic {wanted}"


class CohortReceiver(Receiver):
    """Keeps the members of each cohort as the last sync left them."""

    content_type = "application/json"
    answer_type = "application/json"

    cohorts = {}  # by id, the members of each by theirs; yours is a table with both as its key
    collected = {}  # by cohort, the session whose pages come in, and its members so far

    def receive(self, body):
        if not self.is_authorized():
            return self.fail("", 401, "wrong password")
        try:
            call = json.loads(body)
            action, parameters = call["action"], call["parameters"]
            apply = self.actions()[action]
            cohort, members = self.cohort(parameters), self.members(call)
        except (KeyError, TypeError, ValueError) as failure:
            return self.fail("", 400, f"no cohort sync: {failure!r}")
        try:
            with self.lock:
                apply(cohort, members, parameters)
        except Exception as failure:  # not all is done: say so, and the page comes again
            return self.fail(action, 500, f"failed: {failure!r}")
        self.succeed(action)

    def actions(self):
        return {"members": self.replace, "add_members": self.add, "remove_members": self.remove}

    def replace(self, cohort, members, parameters):
        """A full sync: its last page puts all that its session has brought in the cohort's place."""
        session = self.session(parameters)
        if self.collected.get(cohort, ("",))[0] != session:
            self.collected[cohort] = (session, {})  # what another session left behind is forgotten
        self.collected[cohort][1].update(members)
        page, pages = self.pages(parameters)
        if page == pages:
            self.cohorts[cohort] = dict(self.collected[cohort][1])

    def add(self, cohort, members, parameters):
        self.cohorts.setdefault(cohort, {}).update(members)

    def remove(self, cohort, members, parameters):
        for member in members:  # who is not there needs no removal
            self.cohorts.get(cohort, {}).pop(member, None)

    def cohort(self, parameters):
        return parameters["mixpanel_cohort_id"]  # the name is for people, and changes

    def session(self, parameters):
        return parameters["mixpanel_session_id"]

    def pages(self, parameters):
        """Which page of how many; numbers may come as texts, and one page without saying so."""
        info = parameters.get("page_info") or {}
        return int(info.get("page_count", 1)), int(info.get("total_pages", 1))

    def members(self, call):
        """Any property of a member may be missing, email too."""
        return {self.member_id(member): member for member in call["parameters"]["members"]}

    def member_id(self, member):
        return member["mixpanel_distinct_id"]

    def is_authorized(self):
        return authorization() in (None, self.headers.get("Authorization"))

    def succeed(self, action):
        self.answer(200, json.dumps({"action": action, "status": "success"}))

    def fail(self, action, status, message):
        error = {"message": message, "code": status}
        self.answer(status, json.dumps({"action": action, "status": "failure", "error": error}))

    def count(self, user):
        return sum(user in members for members in self.cohorts.values())

    def properties(self, user):
        return next((members[user] for members in self.cohorts.values() if user in members), None)


if __name__ == "__main__":
    serve(CohortReceiver)
