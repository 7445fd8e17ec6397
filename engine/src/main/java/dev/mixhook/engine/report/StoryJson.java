package dev.mixhook.engine.report;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.finding.Happening;
import dev.mixhook.engine.contract.finding.Story;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What happened in a scenario, as properties of its finding; none of what has no story. */
final class StoryJson {
    private StoryJson() {}

    static void write(JsonGenerator json, Story story) {
        if (story.happenings().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("story");
        for (Happening happening : story.happenings()) {
            json.writeStartObject();
            json.writeStringProperty("at", happening.at().toString());
            write(json, happening);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("story_left_out", story.leftOut());
    }

    private static void write(JsonGenerator json, Happening happening) {
        switch (happening) {
            case Happening.Told(_, String text) -> {
                json.writeStringProperty("what", "step");
                json.writeStringProperty("text", text);
            }
            case Happening.Advanced(_, Instant to) -> {
                json.writeStringProperty("what", "advance");
                json.writeStringProperty("to", to.toString());
            }
            case Happening.Sent(_, long post, String text) -> {
                json.writeStringProperty("what", "post");
                json.writeNumberProperty("post", post);
                json.writeStringProperty("text", text);
            }
            case Happening.Faulted(_, long post, String text) -> {
                json.writeStringProperty("what", "fault");
                json.writeNumberProperty("post", post);
                json.writeStringProperty("text", text);
            }
            case Happening.Answered(_, long post, Outcome outcome) -> answer(json, post, outcome);
            case Happening.Checked(_, String text, Failure failure) -> check(json, text, failure);
        }
    }

    private static void answer(JsonGenerator json, long post, Outcome outcome) {
        json.writeStringProperty("what", "answer");
        json.writeNumberProperty("post", post);
        json.writeStringProperty("outcome", Outcomes.name(outcome));
        switch (outcome) {
            case Outcome.Accepted(Answer answer) -> answer(json, answer);
            case Outcome.Refused(Answer answer) -> answer(json, answer);
            case Outcome.Unreachable(String reason) -> json.writeStringProperty("text", reason);
            case Outcome.Uncertain(String reason) -> json.writeStringProperty("text", reason);
        }
    }

    private static void answer(JsonGenerator json, Answer answer) {
        json.writeStringProperty("text", answer.shownStatus());
        json.writeNumberProperty("ms", answer.took().toMillis());
    }

    private static void check(JsonGenerator json, String text, @Nullable Failure failure) {
        json.writeStringProperty("what", "check");
        json.writeStringProperty("text", text);
        json.writeBooleanProperty("passed", failure == null);
        if (failure != null) {
            json.writeStringProperty("expected", failure.expected());
            json.writeStringProperty("seen", failure.seen());
        }
    }
}
