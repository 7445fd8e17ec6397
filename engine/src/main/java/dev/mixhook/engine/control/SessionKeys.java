package dev.mixhook.engine.control;

import static dev.mixhook.engine.control.AnswerKeys.INSTANT;
import static dev.mixhook.engine.control.AnswerKeys.NUMBER;
import static dev.mixhook.engine.control.AnswerKeys.TEXT;
import static dev.mixhook.engine.control.AnswerKeys.TEXTS;
import static dev.mixhook.engine.control.AnswerKeys.always;
import static dev.mixhook.engine.control.AnswerKeys.listOf;
import static dev.mixhook.engine.control.AnswerKeys.maybe;

import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.text.EnumWord;
import java.util.stream.Stream;

/** What stands in answers about a session, its campaigns and its POSTs. */
final class SessionKeys {
    static final Key<Node> CAMPAIGN = always("campaign", TEXT, "Its name.");
    static final Key<Node> SENT_POSTS = always("posts", NUMBER, "How many POSTs there were.");
    static final Key<Node> DUE = count("due", "Sent, suppressed, re-queued and dead together.");
    static final Key<Node> SENT = count("sent", "Sends that were accepted.");
    static final Key<Node> SUPPRESSED = count("suppressed", "Users who were held back.");
    static final Key<Node> REQUEUED = count("requeued", "Users who wait for the next attempt.");
    static final Key<Node> UNCERTAIN = count("uncertain", "Those whose last POST may have come.");
    static final Key<Node> DEAD = count("dead", "Users, or events, that were given up.");
    static final Key<Node> MEMBERS = count("members", "Of a cohort: whom its receiver has.");
    static final Key<Node> SYNCS = count("syncs", "Of a cohort: those that succeeded.");
    static final Key<Node> FAILED = count("failed", "Of a cohort: syncs that failed.");
    static final Key<Node> EVENTS = count("events", "Of a stream: those that were accepted.");
    static final Key<Node> WAITING = count("waiting", "Of a stream: events still to go out.");
    static final Key<Node> DROPPED = count("dropped", "Of a stream: events that came in a pause.");
    static final Key<Node> PAUSED = maybe("paused", TEXT, "Why nothing goes out; none: it does.");
    static final Key<Node> STOPPED =
            maybe("stopped", TEXT, "Why it attempts no more; none: it does.");
    static final Key<Node> NEXT_RUN = maybe("next", INSTANT, "When it is due next, as things are.");
    static final Shape STANDING =
            Shape.of(
                    "Campaign",
                    "How a campaign stands; a cohort and a stream have numbers of their own.",
                    CAMPAIGN,
                    SENT_POSTS,
                    DUE,
                    SENT,
                    SUPPRESSED,
                    REQUEUED,
                    UNCERTAIN,
                    DEAD,
                    MEMBERS,
                    SYNCS,
                    FAILED,
                    EVENTS,
                    WAITING,
                    DROPPED,
                    PAUSED,
                    STOPPED,
                    NEXT_RUN);

    static final Key<Node> SESSION = always("session", TEXT, "Its name.");
    static final Key<Node> CAMPAIGNS =
            always("campaigns", listOf(STANDING), "How each campaign stands.");
    static final Key<Node> WARNINGS =
            always(
                    "warnings",
                    listOf(AnswerKeys.PROBLEM),
                    "What is not wrong, and may mean another thing than was meant.");
    static final Shape STATE =
            Shape.of(
                    "Session",
                    "How a session stands.",
                    SESSION,
                    AnswerKeys.NOW,
                    AnswerKeys.SEED,
                    SENT_POSTS,
                    CAMPAIGNS,
                    WARNINGS);

    static final Key<Node> N = always("n", NUMBER.with("minimum", 1), "Its number, from 1.");
    static final Key<Node> AT = always("due", INSTANT, "When it was due, in UTC.");
    static final Key<Node> OCCURRENCE =
            always("occurrence", INSTANT, "The run of its schedule, in the offset of that.");
    static final Key<Node> ATTEMPT = always("attempt", NUMBER, "The number of its attempt.");
    static final Key<Node> BATCH = always("batch", NUMBER, "Its place among those of an attempt.");
    static final Key<Node> OF = always("of", NUMBER, "How many there are in the attempt.");
    static final Key<Node> USERS = maybe("users", TEXTS, "Who is in it, in order.");
    static final Key<Node> STREAMED = maybe("events", TEXTS, "Which events are in it, in order.");
    static final Key<Node> AGAIN = maybe("requeued", TEXTS, "Who had been in an earlier one.");
    static final Key<Node> OUTCOME =
            always(
                    "outcome",
                    JsonSchema.oneOf(
                            Stream.of(
                                            PostState.ACCEPTED,
                                            PostState.REFUSED,
                                            PostState.UNCERTAIN,
                                            PostState.UNREACHABLE)
                                    .map(EnumWord::of)
                                    .toList()),
                    "What came of it.");
    static final Key<Node> ANSWERED = maybe("status", NUMBER, "The answer's, if there was one.");
    static final Key<Node> ANSWER_TEXT =
            maybe("answer", TEXT, "The body of the answer, if there was one.");
    static final Key<Node> WHY = maybe("why", TEXT, "Why there was no answer, if there was none.");
    static final Key<Node> WITH_FAULTS =
            always("faults", TEXTS, "What went wrong on purpose, in words.");
    static final Key<Node> URL = maybe("url", TEXT, "Where it went; what is secret is masked.");
    static final Key<Node> TYPE = maybe("content_type", TEXT, "Of its body.");
    static final Key<Node> BODY = maybe("body", TEXT, "As it went out.");
    static final Key<Node> DECODED =
            maybe("json", JsonSchema.ANYTHING, "What the body says: the list of users, or all.");
    static final Shape POST =
            Shape.of(
                    "Post",
                    "A POST that has come to its end.",
                    N,
                    CAMPAIGN,
                    AT,
                    OCCURRENCE,
                    ATTEMPT,
                    BATCH,
                    OF,
                    USERS,
                    STREAMED,
                    AGAIN,
                    OUTCOME,
                    ANSWERED,
                    ANSWER_TEXT,
                    WHY,
                    WITH_FAULTS,
                    URL,
                    TYPE,
                    BODY,
                    DECODED,
                    AnswerKeys.CURL);

    static final Key<Node> POSTS =
            always("posts", listOf(POST), "In the order in which they ended.");
    static final Key<Node> NEXT =
            maybe("next", NUMBER, "Where to go on: since; none: that was all.");
    static final Shape LISTED = Shape.of("Posts", "Some POSTs.", POSTS, NEXT);
    static final Shape ADVANCED = Shape.of("Advanced", "Time has gone on.", AnswerKeys.NOW, POSTS);

    static final Key<Node> WAITING_USERS =
            always("requeued", TEXTS, "Who waits for the next attempt of any campaign.");
    static final Key<Node> GIVEN_UP = always("dead", TEXTS, "Who was given up in any campaign.");
    static final Key<Node> MATCHING =
            maybe("matching", TEXTS, "Who matches the campaign that was asked for.");
    static final Shape USERS_STANDING =
            Shape.of(
                    "UsersStanding",
                    "How users stand.",
                    AnswerKeys.NOW,
                    WAITING_USERS,
                    GIVEN_UP,
                    MATCHING);

    private SessionKeys() {}

    private static Key<Node> count(String name, String description) {
        return maybe(name, NUMBER, description);
    }
}
