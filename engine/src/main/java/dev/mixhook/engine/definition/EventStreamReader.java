package dev.mixhook.engine.definition;

import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.EventStreamFormat.Retries;
import dev.mixhook.delivery.template.EventTemplate;
import dev.mixhook.delivery.template.ParsedTemplate;
import dev.mixhook.delivery.template.TemplateFlaw;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a webhook of {@code format: event_stream} and a {@code stream:} say (R-E1, R-E2, R-E3,
 * R-E4, R-E5).
 *
 * @param section the {@code stream:}; null if there is none
 * @param filters reads what is asked of events
 */
record EventStreamReader(
        Section webhook, Section campaign, @Nullable Section section, FilterReader filters) {
    private static final String EVERYBODY =
            "A stream is of events, whoever did them; `where:` in `stream:` asks something of the event (R-E1).";

    static EventStreamReader of(Section webhook, Section campaign, FilterReader filters) {
        @Nullable Section section =
                campaign.required(
                                "stream",
                                campaign.section("stream"),
                                "`stream: {events: [Signed Up]}`, or which events else")
                        .orElse(null);
        return new EventStreamReader(webhook, campaign, section, filters);
    }

    EventStreamFormat format() {
        refuse(webhook, "accept", "Any 2xx takes a list in this format (R-E5).");
        refuse(webhook, "json", "Events go out as UTF-8 (R-E3).");
        refuse(webhook, "parallel", "Lists of events go out one after the other (R-E2).");
        refuse(campaign, "retry", "A stream has a retry policy of its own (R-E5): `retries`.");
        refuse(campaign, "cohort", "`cohort` is for `format: cohort_sync`.");
        List.of("target", "selector", "behaviors").forEach(key -> refuse(campaign, key, EVERYBODY));
        boolean isAlone =
                webhook.read(
                                "batch",
                                "500, or 1 for each event by itself",
                                scalar ->
                                        switch (scalar.text()) {
                                            case "1" -> Optional.of(true);
                                            case "500" -> Optional.of(false);
                                            default -> Optional.empty();
                                        })
                        .orElse(false);
        Retries retries = webhook.choice("retries", Retries.class).orElse(Retries.TABLE);
        Optional<Section> stream = stream();
        EventTemplate template =
                stream.flatMap(EventStreamReader::template).orElse(EventTemplate.DEFAULT);
        long project =
                stream.flatMap(at -> CohortSyncReader.id(at, "project_id"))
                        .orElse(CohortSyncReader.PROJECT);
        return new EventStreamFormat(template, String.valueOf(project), isAlone, retries);
    }

    private Optional<Section> stream() {
        return Optional.ofNullable(section);
    }

    private static void refuse(Section section, String key, String why) {
        if (section.has(key)) {
            section.problem(key, why);
        }
    }

    private static Optional<EventTemplate> template(Section stream) {
        Optional<String> text = stream.text("template");
        if (text.isEmpty()
                || !(stream.node("template").orElse(null) instanceof Node.Scalar scalar)) {
            return Optional.empty();
        }
        return switch (EventTemplate.parse(text.get())) {
            case ParsedTemplate.Valid(EventTemplate template) -> Optional.of(template);
            case ParsedTemplate.Invalid(List<TemplateFlaw> flaws) -> {
                for (TemplateFlaw flaw : flaws) {
                    stream.problems()
                            .add(
                                    scalar.at(flaw.line(), flaw.column()),
                                    stream.path("template"),
                                    flaw.message());
                }
                yield Optional.empty();
            }
        };
    }

    /** When it sends, which is as events come, between a start and a stop. */
    Optional<Schedule> schedule(ScheduleReader schedules) {
        Optional<Timing.Stream> timing = stream().flatMap(this::timing);
        return schedules.stream(campaign.node("schedule"), timing);
    }

    private Optional<Timing.Stream> timing(Section stream) {
        List<String> events = events(stream);
        @Nullable Expr where = filters.where(stream);
        if (where != null && seesUser(where)) {
            stream.problem("where", "A stream looks at the event alone, not at who did it (R-E1).");
        }
        stream.close();
        return events.isEmpty() ? Optional.empty() : Optional.of(new Timing.Stream(events, where));
    }

    private static List<String> events(Section stream) {
        List<String> names = stream.texts("events");
        List<String> events = new ArrayList<>();
        for (String name : names) {
            if (EventSelector.meansAny(name)) {
                stream.problem("events", "A stream names its events; there is none of all (R-E1).");
            } else {
                events.add(name);
            }
        }
        if (names.isEmpty()) {
            stream.problem("events", "A stream names at least one event (R-E1).");
        }
        return events;
    }

    private static boolean seesUser(Expr where) {
        return where.leaves().stream()
                .anyMatch(
                        leaf ->
                                leaf instanceof Expr.Property(Expr.Scope scope, String _)
                                        && scope == Expr.Scope.USER);
    }
}
