package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.choice;
import static dev.mixhook.engine.definition.yaml.Kinds.duration;
import static dev.mixhook.engine.definition.yaml.Kinds.either;
import static dev.mixhook.engine.definition.yaml.Kinds.integer;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Kinds.words;
import static dev.mixhook.engine.definition.yaml.Structures.section;
import static dev.mixhook.engine.definition.yaml.Structures.texts;

import dev.mixhook.delivery.CohortSyncFormat.AnswerRule;
import dev.mixhook.delivery.CohortSyncFormat.Members;
import dev.mixhook.delivery.CohortSyncFormat.PageInfo;
import dev.mixhook.delivery.EventStreamFormat.Retries;
import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What may stand under {@code webhook:}, in each format. */
final class WebhookKeys {
    static final Key<FormatName> FORMAT =
            Key.of(
                            "format",
                            choice(FormatName.class),
                            "What is sent: messages of users, the members of a cohort as they change, or events as they come.")
                    .otherwise("messages");
    static final Key<Webhook.Accept> ACCEPT =
            Key.of(
                            "accept",
                            either("200", Webhook.Accept.OK_ONLY, "2xx", Webhook.Accept.ANY_2XX),
                            "Which answers mean that the receiver took the users (R-D1).")
                    .otherwise(200);
    static final Key<JsonStyle> JSON =
            Key.of(
                            "json",
                            either("ascii", JsonStyle.ASCII, "utf8", JsonStyle.UTF8),
                            "How letters beyond ASCII are written in the body (R-W4).")
                    .otherwise("ascii");
    static final Key<PageInfo> PAGE_INFO =
            Key.of("page_info", choice(PageInfo.class), "How pages are counted in the body (R-C3).")
                    .otherwise("numbers");
    static final Key<Members> MEMBERS =
            Key.of(
                            "members",
                            choice(Members.class),
                            "What is sent of each member: the properties that Mixpanel documents, or the whole profile (R-C4).")
                    .otherwise("profile");
    static final Key<AnswerRule> ANSWER =
            Key.of(
                            "answer",
                            choice(AnswerRule.class),
                            "Whether the status decides alone, or the body of the answer too (R-C5).")
                    .otherwise("status");
    static final Key<List<String>> PROPERTIES =
            Key.of("properties", texts(), "Properties that are sent of each member (R-C4).")
                    .such(List.of("plan", "city"));
    static final Key<Boolean> EACH_ALONE =
            Key.of(
                            "batch",
                            words(
                                    "500, or 1 for each event by itself",
                                    new TreeMap<>(Map.of("500", false, "1", true))),
                            "How many events a POST has at most: 500, or each by itself (R-E2).")
                    .otherwise(500);
    static final Key<Retries> RETRIES =
            Key.of(
                            "retries",
                            choice(Retries.class),
                            "Which of Mixpanel's two accounts of its retries is followed (R-E5).")
                    .otherwise("table");
    static final Key<String> URL =
            Key.of("url", text(), "Where POSTs go, on this machine; as it is written (R-W1).")
                    .required("the URL of your receiver")
                    .such("http://localhost:3000/hooks/win-back?key=${KEY}");
    static final Key<String> USER = Key.of("user", text(), "A user name.").required("a user name");
    static final Key<String> PASSWORD =
            Key.of("password", text(), "The password.")
                    .required("a password, such as ${PASSWORD}")
                    .such("${PASSWORD}");
    static final Key<Section> AUTH =
            Key.of(
                    "auth",
                    section(
                            Shape.of("auth", "A user name and a password.", USER, PASSWORD)
                                    .filled()),
                    "Basic authentication, as a header.");
    static final Key<Section> HEADERS =
            Key.of(
                    "headers",
                    section(
                            Shape.of("headers", "Names of headers and their values.")
                                    .open(text())
                                    .filled()),
                    "Headers that are added to each POST (R-W7).");
    static final Key<Duration> TIMEOUT =
            Key.of("timeout", duration(), "How long a POST may take, up to 1 hour (R-D7).")
                    .otherwise("30s");
    static final Key<Duration> CONNECT_TIMEOUT =
            Key.of(
                            "connect_timeout",
                            duration(),
                            "How long it may take to connect, up to 1 hour (R-D7).")
                    .otherwise("5s");
    static final Key<Section> TLS =
            Key.of(
                    "tls",
                    section(TrustReader.FILLED),
                    "Whom to trust who signs certificates of https (R-W8).");
    static final Key<Integer> BATCH = batch(50);
    static final Key<Integer> PAGE = batch(1000);
    static final Key<Integer> PARALLEL =
            Key.of(
                            "parallel",
                            integer(1, Integer.MAX_VALUE),
                            "How many POSTs are under way at a time (R-W9).")
                    .otherwise(1);

    static final Shape MESSAGES =
            shape("webhook", FORMAT, ACCEPT, JSON)
                    .with(List.of(TIMEOUT, CONNECT_TIMEOUT, TLS, BATCH, PARALLEL));
    static final Shape COHORT =
            shape(
                            "webhook-of-cohort-sync",
                            FORMAT,
                            refused(
                                    "accept",
                                    "Only 200 is accepted in this format (R-C5); `answer: strict` asks for more."),
                            refused("json", "A cohort goes out as UTF-8 (R-C4)."),
                            refused(
                                    "parallel",
                                    "Pages of a cohort go out one after the other (R-C8)."),
                            PAGE_INFO,
                            MEMBERS,
                            ANSWER,
                            PROPERTIES)
                    .with(List.of(TIMEOUT, CONNECT_TIMEOUT, TLS, PAGE));
    static final Shape STREAM =
            shape(
                            "webhook-of-event-stream",
                            FORMAT,
                            refused("accept", "Any 2xx takes a list in this format (R-E5)."),
                            refused("json", "Events go out as UTF-8 (R-E3)."),
                            refused(
                                    "parallel",
                                    "Lists of events go out one after the other (R-E2)."),
                            EACH_ALONE,
                            RETRIES)
                    .with(List.of(TIMEOUT, CONNECT_TIMEOUT, TLS));

    private WebhookKeys() {}

    private static Shape shape(String name, Key<?>... own) {
        return Shape.of(name, "The receiver, and how it is talked to.", own)
                .with(List.of(URL, AUTH, HEADERS))
                .filled();
    }

    private static Key<?> refused(String name, String why) {
        return Key.refused(name, why);
    }

    private static Key<Integer> batch(int most) {
        return Key.of("batch", integer(1, most), "How many users a POST has at most (R-W3).")
                .otherwise(most);
    }
}
