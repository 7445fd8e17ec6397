"""Tests of the receiver: mixhook sends as Mixpanel does. Run them: MIXHOOK=../../../mixhook python3 -m unittest"""

import threading
import unittest

from mixhook import Mixhook
from receiver import Receiver, Server

LAPSED = """
campaign: lapsed-buyers
webhook: {url: "http://localhost:3000/hooks/mixpanel"}
target: {all: [{did: Purchase}, {did_not: Purchase, within: 14 days}]}
schedule: asap
"""


class ReceiverTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mixhook = Mixhook()
        cls.addClassCleanup(cls.mixhook.close)

    def setUp(self):
        Receiver.done.clear()
        self.server = Server(("127.0.0.1", 0), Receiver)
        self.addCleanup(self.server.server_close)
        threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True).start()
        self.addCleanup(self.server.shutdown)
        port = self.server.server_address[1]
        self.session = self.mixhook.session(
            start_at="2026-01-01T00:00:00Z",
            campaigns=[LAPSED],
            target=f"http://localhost:{port}/hooks/mixpanel",
        )
        self.addCleanup(self.session.close)

    def buys(self, user):
        self.session.step("event", name="Purchase", by=user, amount=30)

    def test_a_lapsed_buyer_whose_answer_was_lost_is_worked_on_once(self):
        self.session.step("person", **{"$distinct_id": "ana", "$email": "ana@example.org"})
        self.buys("ana")
        self.session.step("faults", faults=[{"post": 1, "lose": "answer"}])
        self.session.step("advance", by="13 days")
        self.session.expect(posts=0)
        self.session.step("advance", by="2 days")
        self.session.expect(posts=2, statuses=["uncertain", 200], sent={"ana": 2}, requeued=0)
        self.assertEqual(1, Receiver.done["ana"])

    def test_who_buys_again_is_left_alone(self):
        self.session.step("person", **{"$distinct_id": "ana"})
        self.session.step("person", **{"$distinct_id": "bob"})
        self.buys("ana")
        self.buys("bob")
        self.session.step("advance", by="10 days")
        self.buys("bob")
        self.session.step("advance", by="10 days")
        self.session.expect(sent={"ana": 1, "bob": 0}, accepted={"ana": 1})
        self.assertEqual([["ana"]], [post["users"] for post in self.session.posts()])
        self.assertEqual({"ana": 1}, dict(Receiver.done))

    def test_what_is_wrong_with_a_campaign_is_said_before_anything_is_sent(self):
        with self.assertRaisesRegex(ValueError, "Unknown key"):
            self.mixhook.session(
                start_at="2026-01-01T00:00:00Z", campaigns=[LAPSED + "scedule: asap\n"]
            )


if __name__ == "__main__":
    unittest.main()
