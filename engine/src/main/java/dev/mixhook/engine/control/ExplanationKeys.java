package dev.mixhook.engine.control;

import static dev.mixhook.engine.control.AnswerKeys.INSTANT;
import static dev.mixhook.engine.control.AnswerKeys.NUMBER;
import static dev.mixhook.engine.control.AnswerKeys.TEXT;
import static dev.mixhook.engine.control.AnswerKeys.TEXTS;
import static dev.mixhook.engine.control.AnswerKeys.TRUTH;
import static dev.mixhook.engine.control.AnswerKeys.always;
import static dev.mixhook.engine.control.AnswerKeys.listOf;
import static dev.mixhook.engine.control.AnswerKeys.maybe;

import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Shape;
import java.util.List;

/** What stands in answers about why somebody matches, or does not: as in {@code explain --json}. */
final class ExplanationKeys {
    private static final Key<Node> UNTIL =
            always(
                    "until",
                    JsonSchema.anyOf(INSTANT, JsonSchema.type("null")),
                    "When time alone could change it; null: never.");
    private static final Shape PART =
            Shape.of(
                    "Part",
                    "A part of a target.",
                    always("target", TEXT, "Where in the target."),
                    always("selector", TEXT, "The part in Mixpanel's selector language."),
                    always("matches", TRUTH, "Whether it is so."),
                    UNTIL,
                    always("saw", TEXTS, "What was looked at."));
    private static final Shape ENTRY =
            Shape.of(
                    "StoryEntry",
                    "Something that happened to somebody.",
                    always("at", INSTANT, "When."),
                    always("what", TEXT, "What."),
                    always("why", JsonSchema.type("string", "null"), "Why, or with what result."),
                    maybe("purpose", TEXT, "Of a POST: why it was sent."),
                    maybe("post", NUMBER, "The number of a POST."));
    private static final Shape EXPLANATION =
            Shape.of(
                    "Explanation",
                    "How somebody stands with a campaign.",
                    always("kind", JsonSchema.oneOf(List.of("explanation")), "Always."),
                    always("campaign", TEXT, "The campaign."),
                    always("user", TEXT, "The user."),
                    always("at", INSTANT, "As of when."),
                    always("matches", TRUTH, "Whether they match."),
                    always("parts", listOf(PART), "Each part of the target, the whole first."),
                    always("simulated", TRUTH, "Always false: it has happened."),
                    always("story", listOf(ENTRY), "What has happened."));
    static final Key<Node> EXPLANATIONS =
            always("explanations", listOf(EXPLANATION), "One a campaign.");
    static final Shape EXPLAINED =
            Shape.of("Explained", "Why somebody gets campaigns, or not.", EXPLANATIONS);

    private ExplanationKeys() {}
}
