"""The receiver of cohort syncs with one of the bugs that such receivers have, to see `mixhook verify` find it.

Start it: python3 buggy_cohorts.py page-replaces      (docs/verify-cohort-sync.md tells which check finds which)
"""

import json
import sys

from cohort_receiver import CohortReceiver
from receiver import serve


class AnswersText(CohortReceiver):
    def succeed(self, action):
        self.answer(200, "OK")


class TopLevelMembers(CohortReceiver):
    def members(self, call):
        return {self.member_id(member): member for member in call.get("members", [])}


class PageReplaces(CohortReceiver):
    def replace(self, cohort, members, parameters):
        self.cohorts[cohort] = members


class NeverReplaces(CohortReceiver):
    def replace(self, cohort, members, parameters):
        self.add(cohort, members, parameters)


class Unchanged409(CohortReceiver):
    def receive(self, body):
        call = json.loads(body)
        known = self.cohorts.get(self.cohort(call["parameters"]), {})
        if call["action"] != "remove_members" and all(id in known for id in self.members(call)):
            return self.fail(call["action"], 409, "nothing new")
        super().receive(body)


class SessionsMixed(CohortReceiver):
    def session(self, parameters):
        return "any"

    def replace(self, cohort, members, parameters):
        super().replace(cohort, members, parameters)
        page, pages = self.pages(parameters)
        if page == pages:
            del self.collected[cohort]


class LastPageAlone(CohortReceiver):
    def replace(self, cohort, members, parameters):
        super().replace(cohort, members, parameters)
        page, pages = self.pages(parameters)
        if page == pages:
            del self.collected[cohort]  # done with it; but the same page may come once more


class RemoveIgnored(CohortReceiver):
    def remove(self, cohort, members, parameters):
        pass


class Removal404(CohortReceiver):
    def receive(self, body):
        call = json.loads(body)
        known = self.cohorts.get(self.cohort(call["parameters"]), {})
        if call["action"] == "remove_members" and any(id not in known for id in self.members(call)):
            return self.fail(call["action"], 404, "no such member")
        super().receive(body)


class Duplicates(CohortReceiver):
    def add(self, cohort, members, parameters):
        known = self.cohorts.setdefault(cohort, {})
        for id, member in members.items():
            known[f"{id} once more" if id in known else id] = member

    def count(self, user):
        return super().count(user) + super().count(f"{user} once more")


class StaysRemoved(CohortReceiver):
    removed = set()

    def add(self, cohort, members, parameters):
        new = {id: member for id, member in members.items() if (cohort, id) not in self.removed}
        super().add(cohort, new, parameters)

    def remove(self, cohort, members, parameters):
        self.removed.update((cohort, id) for id in members)
        super().remove(cohort, members, parameters)


class Empty400(CohortReceiver):
    def members(self, call):
        members = super().members(call)
        if not members:
            raise ValueError("at least one member")
        return members


class EmptyFullIgnored(CohortReceiver):
    def replace(self, cohort, members, parameters):
        if members:
            super().replace(cohort, members, parameters)


class NoPassword(CohortReceiver):
    def is_authorized(self):
        return True


class OneCohort(CohortReceiver):
    def cohort(self, parameters):
        return "the only one"


class ByName(CohortReceiver):
    def cohort(self, parameters):
        return parameters["mixpanel_cohort_name"]


class OneSession(CohortReceiver):
    current = {}

    def replace(self, cohort, members, parameters):
        page, pages = self.pages(parameters)
        if page == 1:
            self.current.clear()
        self.current.update(members)
        if page == pages:
            self.cohorts[cohort] = dict(self.current)


class StrictNumbers(CohortReceiver):
    def members(self, call):
        for number in call["parameters"].get("page_info", {}).values():
            if not isinstance(number, int):
                raise ValueError(f"{number!r} is no number")
        return super().members(call)


class NeedsPageInfo(CohortReceiver):
    def pages(self, parameters):
        info = parameters["page_info"]
        return int(info["page_count"]), int(info["total_pages"])


class ActsOnHalf(CohortReceiver):
    def read_body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def receive(self, body):
        try:
            json.loads(body)
        except ValueError:  # "repaired": up to the last member that looks whole
            body = body[: body.rfind(b"}") + 1] + b"]}}"
        super().receive(body)


class BodyLimit(CohortReceiver):
    def receive(self, body):
        if len(body) > 100_000:
            return self.fail("", 413, "too large")
        super().receive(body)


class DollarId(CohortReceiver):
    def member_id(self, member):
        return member["$distinct_id"]


class EmailAsId(CohortReceiver):
    ids = {}

    def member_id(self, member):
        self.ids[member["mixpanel_distinct_id"]] = member["email"]
        return member["email"]

    def count(self, user):
        return super().count(self.ids.get(user))


class EmailLeaks(CohortReceiver):
    def members(self, call):
        email = None
        for member in call["parameters"]["members"]:
            email = member.get("email", email)
            if email:
                member["email"] = email
        return super().members(call)


class UnknownAction200(CohortReceiver):
    def actions(self):
        class Actions(dict):
            def __missing__(self, action):
                return lambda cohort, members, parameters: None

        return Actions(super().actions())


class Always200(CohortReceiver):
    def fail(self, action, status, message):
        self.succeed(action)

    def answer(self, status, text):
        super().answer(200 if status == 405 else status, text)


BUGS = {
    "answers-text": AnswersText,
    "top-level-members": TopLevelMembers,
    "page-replaces": PageReplaces,
    "never-replaces": NeverReplaces,
    "unchanged-409": Unchanged409,
    "sessions-mixed": SessionsMixed,
    "last-page-alone": LastPageAlone,
    "remove-ignored": RemoveIgnored,
    "removal-404": Removal404,
    "duplicates": Duplicates,
    "stays-removed": StaysRemoved,
    "empty-400": Empty400,
    "empty-full-ignored": EmptyFullIgnored,
    "no-password": NoPassword,
    "one-cohort": OneCohort,
    "by-name": ByName,
    "one-session": OneSession,
    "strict-numbers": StrictNumbers,
    "needs-page-info": NeedsPageInfo,
    "acts-on-half": ActsOnHalf,
    "body-limit": BodyLimit,
    "dollar-id": DollarId,
    "email-as-id": EmailAsId,
    "email-leaks": EmailLeaks,
    "unknown-action-200": UnknownAction200,
    "always-200": Always200,
}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in BUGS:
        sys.exit("python3 buggy_cohorts.py " + " | ".join(BUGS))
    serve(BUGS[sys.argv[1]])
