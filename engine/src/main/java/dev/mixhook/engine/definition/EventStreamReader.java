package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Structures.texts;

import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.EventStreamFormat.Retries;
import dev.mixhook.delivery.template.EventTemplate;
import dev.mixhook.delivery.template.ParsedTemplate;
import dev.mixhook.delivery.template.TemplateFlaw;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
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
    private static final Key<String> TEMPLATE =
            Key.of("template", text(), "What an event becomes in the body, in Liquid (R-E4).")
                    .such("{\"name\": {{ event_name | json }}}");
    private static final Key<Long> PROJECT_ID = CohortSyncReader.projectId();
    private static final Key<List<String>> EVENTS =
            Key.of("events", texts(), "Names of the events that go out.")
                    .required("which events, such as events: [Signed Up]")
                    .such("Signed Up", List.of("Signed Up", "Purchase"));
    static final Shape STREAM =
            Shape.of(
                    "stream",
                    "Which events go out, and how.",
                    TEMPLATE,
                    PROJECT_ID,
                    EVENTS,
                    FilterKeys.WHERE);

    static EventStreamReader of(Section webhook, Section campaign, FilterReader filters) {
        @Nullable Section section = campaign.read(CampaignKeys.STREAM).orElse(null);
        return new EventStreamReader(webhook, campaign, section, filters);
    }

    EventStreamFormat format() {
        boolean isAlone = webhook.read(WebhookKeys.EACH_ALONE).orElse(false);
        Retries retries = webhook.read(WebhookKeys.RETRIES).orElse(Retries.TABLE);
        Optional<Section> stream = stream();
        EventTemplate template =
                stream.flatMap(EventStreamReader::template).orElse(EventTemplate.DEFAULT);
        long project = stream.flatMap(at -> at.read(PROJECT_ID)).orElse(CohortSyncReader.PROJECT);
        return new EventStreamFormat(template, String.valueOf(project), isAlone, retries);
    }

    private Optional<Section> stream() {
        return Optional.ofNullable(section);
    }

    private static Optional<EventTemplate> template(Section stream) {
        Optional<String> text = stream.read(TEMPLATE);
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
        return schedules.stream(campaign.read(CampaignKeys.WHILE), timing);
    }

    private Optional<Timing.Stream> timing(Section stream) {
        List<String> events = events(stream);
        @Nullable Expr where = filters.where(stream);
        if (where != null && seesUser(where)) {
            stream.problem(
                    FilterKeys.WHERE,
                    "A stream looks at the event alone, not at who did it (R-E1).");
        }
        stream.close();
        return events.isEmpty() ? Optional.empty() : Optional.of(new Timing.Stream(events, where));
    }

    private static List<String> events(Section stream) {
        Optional<List<String>> given = stream.read(EVENTS);
        List<String> names = given.orElse(List.of());
        List<String> events = new ArrayList<>();
        for (String name : names) {
            if (EventSelector.meansAny(name)) {
                stream.problem("events", "A stream names its events; there is none of all (R-E1).");
            } else {
                events.add(name);
            }
        }
        if (given.isPresent() && names.isEmpty()) {
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
