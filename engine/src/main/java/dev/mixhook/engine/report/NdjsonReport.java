package dev.mixhook.engine.report;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.attempt.Happening;
import dev.mixhook.engine.attempt.Journal;
import dev.mixhook.engine.ledger.Post;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * One JSON object a line, in ASCII, virtual times only: the same run gives the same bytes in every
 * locale and time zone.
 */
public final class NdjsonReport implements Journal {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final PrintStream out;

    public NdjsonReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void tell(Happening happening) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            switch (happening) {
                case Happening.PostSettled(Post post, Outcome outcome) -> post(json, post, outcome);
                case Happening.UserDue due -> user(json, due);
                case Happening.CampaignStopped stopped -> stopped(json, stopped);
                case Happening.Summary summary -> summary(json, summary);
            }
            json.writeEndObject();
        }
        out.print(line.append('\n'));
    }

    private static void post(JsonGenerator json, Post post, Outcome outcome) {
        json.writeStringProperty("kind", "post");
        json.writeNumberProperty("n", post.n());
        json.writeStringProperty("campaign", post.campaign());
        json.writeStringProperty("due", post.due().toString());
        json.writeStringProperty("occurrence", text(post.occurrence()));
        json.writeNumberProperty("attempt", post.attempt());
        json.writeNumberProperty("batch", post.batch());
        json.writeNumberProperty("of", post.of());
        texts(json, "users", post.users());
        texts(json, "requeued", post.requeued());
        json.writeStringProperty("outcome", Outcomes.name(outcome));
        json.writeName("status");
        Outcomes.status(outcome).ifPresentOrElse(json::writeNumber, json::writeNull);
    }

    private static void user(JsonGenerator json, Happening.UserDue due) {
        json.writeStringProperty("kind", "user");
        json.writeStringProperty("campaign", due.campaign());
        json.writeStringProperty("user", due.user());
        json.writeStringProperty("at", due.at().toString());
        json.writeStringProperty("what", "due");
        json.writeStringProperty("why", due.why());
        json.writeNumberProperty("post", due.post());
    }

    private static void stopped(JsonGenerator json, Happening.CampaignStopped stopped) {
        json.writeStringProperty("kind", "stopped");
        json.writeStringProperty("campaign", stopped.campaign());
        json.writeStringProperty("at", stopped.at().toString());
        json.writeStringProperty("why", stopped.reason());
    }

    /** Nothing suppresses a user or gives one up yet, so those two are counts of nobody. */
    private static void summary(JsonGenerator json, Happening.Summary summary) {
        json.writeStringProperty("kind", "summary");
        json.writeStringProperty("campaign", summary.campaign());
        json.writeNumberProperty("due", summary.due());
        json.writeNumberProperty("sent", summary.sent());
        json.writeNumberProperty("suppressed", 0);
        json.writeNumberProperty("requeued", summary.requeued());
        json.writeNumberProperty("uncertain", summary.uncertain());
        json.writeNumberProperty("dead", 0);
        json.writeNumberProperty("posts", summary.posts());
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static String text(OffsetDateTime occurrence) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.withLocale(Locale.ROOT).format(occurrence);
    }
}
