package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Kinds.truth;
import static dev.mixhook.engine.definition.yaml.Kinds.words;
import static dev.mixhook.engine.definition.yaml.Structures.node;
import static dev.mixhook.engine.definition.yaml.Structures.section;
import static dev.mixhook.engine.definition.yaml.Structures.sections;

import dev.mixhook.engine.definition.yaml.Forms;
import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.engine.text.EnumWord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may stand in a campaign file. */
final class CampaignKeys {
    static final Key<String> CAMPAIGN =
            Key.of(
                            "campaign",
                            text(),
                            "The campaign's name, which no other one has; the ledger knows it by this (R-S11).")
                    .required("a name, such as win-back")
                    .such("win-back");
    static final Key<Boolean> DRAFT =
            Key.of("draft", truth(), "Whether it is kept out of all runs (R-S8).").otherwise(false);
    static final Key<Boolean> SENDING =
            Key.of("sending", words("on or off", onOrOff()), "Whether it sends (R-S8).")
                    .otherwise("on");
    static final Key<Section> MESSAGES = webhook(WebhookKeys.MESSAGES);
    static final Key<Section> SYNCS = webhook(WebhookKeys.COHORT);
    static final Key<Section> STREAMS = webhook(WebhookKeys.STREAM);
    static final Key<Section> COHORT =
            Key.of(
                    "cohort",
                    section(CohortSyncReader.COHORT),
                    "What the receiver is told of the cohort (R-C2).");
    static final Key<Section> STREAM =
            Key.of(
                            "stream",
                            section(EventStreamReader.STREAM),
                            "Which events go out, and how (R-E1).")
                    .required("`stream: {events: [Signed Up]}`, or which events else");
    static final Key<Section> RETRY =
            Key.of(
                    "retry",
                    section(RetryReader.RETRY),
                    "What happens after a POST that was not accepted.");
    static final Key<List<Section>> BEHAVIORS =
            Key.of(
                    "behaviors",
                    sections(BehaviorsReader.BEHAVIOR),
                    "What the selector beside it counts, as Mixpanel's API has it (R-T4).");
    static final Key<String> SELECTOR =
            Key.of(
                            "selector",
                            text(),
                            "Whom the campaign is for, in Mixpanel's own language (R-T9); instead of a target.")
                    .such("user[\"plan\"] == \"pro\"");
    static final Key<Node> TARGET =
            Key.of(
                    "target",
                    node(JsonSchema.of(() -> FilterKeys.FILTER)),
                    "Whom the campaign is for: a filter, or several in `all`, `any` and `not`.");
    static final Key<Node> SCHEDULE =
            schedule(
                            JsonSchema.anyOf(
                                    JsonSchema.oneOf(List.of("asap")),
                                    JsonSchema.of(() -> ScheduleKeys.MESSAGES)))
                    .required("`schedule: asap`, or one of the other forms");
    static final Key<Node> SYNC =
            schedule(JsonSchema.of(() -> ScheduleKeys.COHORT))
                    .required("`schedule: asap`, or one of the other forms");
    static final Key<Node> WHILE = schedule(JsonSchema.of(() -> ScheduleKeys.STREAM));

    private static final String EVERYBODY =
            "A stream is of events, whoever did them; `where:` in `stream:` asks something of the event (R-E1).";
    private static final String ONLY_STREAMS = "`stream` is for `format: event_stream`.";
    private static final String ONLY_COHORTS = "`cohort` is for `format: cohort_sync`.";

    static final Shape OF_MESSAGES =
            Shape.of(
                            "campaign",
                            "A campaign that sends messages.",
                            CAMPAIGN,
                            DRAFT,
                            SENDING,
                            MESSAGES,
                            Key.refused("stream", ONLY_STREAMS),
                            Key.refused("cohort", ONLY_COHORTS),
                            RETRY,
                            BEHAVIORS,
                            SELECTOR,
                            TARGET,
                            SCHEDULE)
                    .withSomeOf(List.of(TARGET, SELECTOR))
                    .withExtensions();
    static final Shape OF_COHORT =
            Shape.of(
                            "campaign-of-cohort-sync",
                            "A campaign that keeps a receiver told of a cohort's members.",
                            CAMPAIGN,
                            DRAFT,
                            SENDING,
                            SYNCS,
                            Key.refused("stream", ONLY_STREAMS),
                            COHORT,
                            Key.refused(
                                    "retry",
                                    "A cohort has a retry policy of its own (R-C9): nobody is re-queued."),
                            BEHAVIORS,
                            SELECTOR,
                            TARGET,
                            SYNC)
                    .withSomeOf(List.of(TARGET, SELECTOR))
                    .withExtensions();
    static final Shape OF_STREAM =
            Shape.of(
                            "campaign-of-event-stream",
                            "A campaign that passes events on as they come.",
                            CAMPAIGN,
                            DRAFT,
                            SENDING,
                            STREAMS,
                            STREAM,
                            Key.refused("cohort", ONLY_COHORTS),
                            Key.refused(
                                    "retry",
                                    "A stream has a retry policy of its own (R-E5): `retries`."),
                            Key.refused("target", EVERYBODY),
                            Key.refused("selector", EVERYBODY),
                            Key.refused("behaviors", EVERYBODY),
                            WHILE)
                    .withExtensions();
    static final Forms OF_ANY_FORMAT =
            Forms.of("campaign-of-any-format", "A campaign.")
                    .referring(
                            List.of("webhook", "format"),
                            Shape.of(
                                            "campaign-of-a-format-to-come",
                                            "A campaign whose format stands in the environment.")
                                    .open(node(JsonSchema.ANYTHING)))
                    .saying(List.of("webhook", "format"), word(FormatName.COHORT_SYNC), OF_COHORT)
                    .saying(List.of("webhook", "format"), word(FormatName.EVENT_STREAM), OF_STREAM)
                    .otherwise(OF_MESSAGES);
    static final Key<Node> CAMPAIGNS =
            Key.of(
                    "campaigns",
                    node(
                            JsonSchema.anyOf(
                                    JsonSchema.of(() -> OF_ANY_FORMAT),
                                    JsonSchema.listOf(JsonSchema.of(() -> OF_ANY_FORMAT))
                                            .with("minItems", 1))),
                    "The campaigns of this file.");
    static final Forms DOCUMENT =
            Forms.of("campaign-file", "A campaign, or several of them under `campaigns:`.")
                    .having(
                            CAMPAIGNS,
                            Shape.of("campaigns", "Several campaigns.", CAMPAIGNS).withExtensions())
                    .otherwise(OF_ANY_FORMAT);

    private CampaignKeys() {}

    /** The format of a campaign, by whose keys it is read. */
    static FormatName format(Section campaign) {
        if (campaign.isOf(OF_COHORT)) {
            return FormatName.COHORT_SYNC;
        }
        return campaign.isOf(OF_STREAM) ? FormatName.EVENT_STREAM : FormatName.MESSAGES;
    }

    private static Map<String, Boolean> onOrOff() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("on", true);
        words.put("off", false);
        words.put("true", true);
        words.put("false", false);
        return words;
    }

    private static Key<Section> webhook(Shape shape) {
        return Key.of("webhook", section(shape), shape.description())
                .required("`url:` and the like under it");
    }

    private static Key<Node> schedule(JsonSchema schema) {
        return Key.of("schedule", node(schema), "When it sends.");
    }

    private static String word(FormatName format) {
        return EnumWord.of(format);
    }
}
