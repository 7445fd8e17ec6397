package dev.mixhook.engine.definition.contract;

import static dev.mixhook.engine.definition.yaml.Kinds.integer;
import static dev.mixhook.engine.definition.yaml.Kinds.realTime;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Structures.section;
import static dev.mixhook.engine.definition.yaml.Structures.texts;

import dev.mixhook.engine.contract.scenario.Expectation.Ingested;
import dev.mixhook.engine.contract.scenario.Expectation.Whom;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Kind;
import dev.mixhook.engine.definition.yaml.Kinds;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.engine.text.EnumWord;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What may stand under {@code expect:}. */
final class ExpectKeys {
    static final String MAX = "max";

    static final Kind<Integer> COUNT = integer(0, Integer.MAX_VALUE);

    static final Kind<Duration> TIME = realTime("a time with its unit, such as 200ms");

    static final Key<Integer> POSTS = Key.of("posts", COUNT, "How many POSTs.");
    static final Key<List<String>> USERS = of("users", "Exactly these users, in any order.");
    static final Key<List<String>> INCLUDING = of("including", "These users, and maybe others.");
    static final Key<List<String>> EXCLUDING = of("excluding", "None of these users.");
    static final Key<Section> SOME_USERS =
            Key.of(
                    "users",
                    section(Shape.of("users", "Some users, and not others.", INCLUDING, EXCLUDING)),
                    "Some users, and not others.");
    static final Key<List<String>> ORDER = of("order", "These users in this order.");
    static final Key<List<String>> BATCHES =
            of("batches", "How many users each POST has.").such(List.of(50, 7));
    static final Key<List<String>> STATUSES =
            of("statuses", "The status of each answer, or uncertain, or unreachable.")
                    .such(List.of("uncertain", 200));
    static final Key<Whom> REQUEUED =
            Key.of("requeued", new WhomKind(), "Who, or how many, wait to be sent again.");
    static final Key<Whom> DEAD =
            Key.of("dead", new WhomKind(), "Who, or how many, were given up.");
    static final Key<Duration> MOST =
            Key.of(MAX, TIME, "How long any answer takes at most.").such("2s");
    static final Key<Section> ANSWER_TIME =
            Key.of(
                    "answer_time",
                    section(
                            Shape.of(
                                            "answer-time",
                                            "How long answers take: the longest, or a percentile such as p95.",
                                            MOST)
                                    .open("^p[1-9][0-9]?$", TIME)),
                    "How long answers take at most.");
    static final Key<Section> SENT =
            Key.of(
                    "sent",
                    section(times("sent", "How many POSTs each user is in.")),
                    "How many POSTs each of these users is in.");
    static final Key<Section> ACCEPTED =
            Key.of(
                    "accepted",
                    section(times("accepted", "How many accepted POSTs each user is in.")),
                    "How many accepted POSTs each of these users is in.");
    static final List<Key<?>> OF_POSTS =
            List.of(
                    POSTS,
                    USERS,
                    SOME_USERS,
                    ORDER,
                    BATCHES,
                    STATUSES,
                    REQUEUED,
                    DEAD,
                    ANSWER_TIME,
                    SENT,
                    ACCEPTED);
    static final Key<String> SCHEMA =
            Key.of(
                            "schema",
                            text(),
                            "The file of a JSON Schema of the users in a body, seen from this folder.")
                    .required("the file of a JSON Schema");
    static final Key<Section> BODY =
            Key.of(
                    "body",
                    section(Shape.of("body", "What bodies are like.", SCHEMA)),
                    "What bodies are like.");
    static final Key<Duration> WITHIN =
            Key.of(
                            "within",
                            realTime("a real time with its unit, such as 5s"),
                            "How long it may take, in real time.")
                    .such("5s");
    private static final Map<Ingested.Kind, Key<Integer>> KINDS = kinds();
    static final Key<Section> INGESTED =
            Key.of(
                    "ingested",
                    section(
                            Shape.of("ingested", "How much SDKs have sent.")
                                    .with(List.copyOf(KINDS.values()))
                                    .with(List.of(WITHIN))
                                    .withSome()),
                    "How much SDKs have sent.");
    static final Key<String> PROBE =
            Key.of(
                    "probe",
                    text(),
                    "The user about whom the receiver is asked, or a probe's name.");
    static final Key<String> USER = Key.of("user", text(), "The user about whom a probe is asked.");
    static final Key<String> EQUALS = Key.of("equals", text(), "What the probe says.");
    static final Key<Node.Scalar> AT_LEAST =
            Key.of("at_least", Kinds.rawNumber("a number"), "What the probe says at least.");
    static final Shape EXPECT =
            Shape.of("expect", "What is expected.")
                    .with(OF_POSTS)
                    .with(List.of(BODY, INGESTED, PROBE, USER, EQUALS, AT_LEAST, WITHIN))
                    .withSome();

    private ExpectKeys() {}

    private static Key<List<String>> of(String name, String description) {
        return Key.of(name, texts(), description);
    }

    private static Shape times(String name, String description) {
        return Shape.of(name, description).open(COUNT).withSome();
    }

    private static Map<Ingested.Kind, Key<Integer>> kinds() {
        Map<Ingested.Kind, Key<Integer>> kinds = new EnumMap<>(Ingested.Kind.class);
        for (Ingested.Kind kind : Ingested.Kind.values()) {
            kinds.put(kind, Key.of(EnumWord.of(kind), COUNT, "How many of this kind."));
        }
        return kinds;
    }

    /** The key under which it stands how many of a kind were sent. */
    static Key<Integer> of(Ingested.Kind kind) {
        return Objects.requireNonNull(KINDS.get(kind));
    }
}
