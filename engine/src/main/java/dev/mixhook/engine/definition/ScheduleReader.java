package dev.mixhook.engine.definition;

import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.WireFormat;
import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Schedule.Missed;
import dev.mixhook.engine.campaign.SendWindow;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet.Again;
import dev.mixhook.engine.campaign.Timing.Sync.First;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.targeting.selector.Suggestion;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Reads a {@code schedule:} (R-S1, R-S2, R-S3, R-S4, R-S5, R-S6, R-S7, R-S10, R-C6).
 *
 * @param format for which it is
 */
record ScheduleReader(String path, ZoneId zone, WireFormat format, Problems problems) {
    static final String COHORT = "Write `sync: 30 minutes`, or how often else.";

    private static final List<Key<?>> KEYS =
            List.of(
                    ScheduleKeys.ASAP,
                    ScheduleKeys.SCHEDULED,
                    ScheduleKeys.RECURRING,
                    ScheduleKeys.SYNC);

    Optional<Schedule> read(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            Shape shape = isCohort() ? ScheduleKeys.COHORT : ScheduleKeys.MESSAGES;
            return Section.of(node, shape, path, problems).flatMap(this::schedule);
        }
        if (scalar.text().equals("asap") && !isCohort()) {
            return Optional.of(Schedule.of(new Timing.Asap(Timing.DEFAULT_PASS), zone));
        }
        problems.addOfShape(
                scalar.place(),
                path,
                Scalars.found(scalar)
                        + ", and no schedule"
                        + (isCohort()
                                ? " of a cohort. " + COHORT
                                : ". Write `asap`, or `scheduled:` or `recurring:` with its keys."
                                        + Suggestion.meant(scalar.text(), List.of("asap"))));
        return Optional.empty();
    }

    /**
     * The schedule of a stream, which has a start and a stop at most.
     *
     * @param timing what is streamed, if that is right
     */
    Optional<Schedule> stream(Optional<Node> node, Optional<Timing.Stream> timing) {
        Optional<Section> section =
                node.flatMap(at -> Section.of(at, ScheduleKeys.STREAM, path, problems));
        SendWindow window =
                section.map(at -> new SendWindowReader(at, zone).read())
                        .orElse(SendWindow.always(zone));
        section.ifPresent(Section::close);
        return timing.map(
                stream -> new Schedule(stream, window, Limits.NONE, Missed.RUN_ONCE, zone));
    }

    private Optional<Schedule> schedule(Section section) {
        List<Key<?>> forms = KEYS.stream().filter(section::has).toList();
        if (forms.isEmpty()) {
            section.refuse(
                    "Nothing says when. "
                            + (isCohort()
                                    ? COHORT
                                    : "Write `asap: true`, or `scheduled:` or `recurring:` with its keys."));
        }
        forms.stream()
                .skip(1)
                .forEach(
                        form ->
                                section.problem(
                                        form,
                                        "A second form; a schedule is one of asap, scheduled, recurring and sync."));
        SendWindow window = new SendWindowReader(section, zone).read();
        Duration pass = section.read(ScheduleKeys.PASS).orElse(Timing.DEFAULT_PASS);
        Again again = section.read(ScheduleKeys.AGAIN).orElse(Again.WHEN_REQUALIFIED);
        Limits limits =
                section.read(ScheduleKeys.LIMITS)
                        .map(at -> new LimitsReader(at).read())
                        .orElse(Limits.NONE);
        First first = section.read(ScheduleKeys.FIRST).orElse(First.MEMBERS);
        Missed missed = section.read(ScheduleKeys.MISSED).orElse(Missed.RUN_ONCE);
        Optional<Timing> timing =
                forms.stream()
                        .findFirst()
                        .flatMap(
                                form ->
                                        switch (form.name()) {
                                            case "asap" -> asap(section, pass);
                                            case "sync" -> sync(section, first);
                                            case "scheduled" -> scheduled(section, pass);
                                            default -> recurring(section, pass, again);
                                        });
        section.close();
        timing.ifPresent(found -> new ScheduleCheck(section, found, format).check(window));
        return timing.filter(_ -> problems.isEmpty())
                .map(found -> new Schedule(found, window, limits, missed, zone));
    }

    private static Optional<Timing> asap(Section section, Duration pass) {
        if (section.read(ScheduleKeys.ASAP).filter(ScheduleReader::isYes).isEmpty()) {
            section.refuse(ScheduleKeys.ASAP, "`asap` takes true.");
        }
        return Optional.of(new Timing.Asap(pass));
    }

    private static Optional<Timing> sync(Section section, First first) {
        return section.read(ScheduleKeys.SYNC).map(time -> new Timing.Sync(time, first));
    }

    private boolean isCohort() {
        return format instanceof CohortSyncFormat;
    }

    private static boolean isYes(Node node) {
        return node instanceof Node.Scalar scalar
                && (scalar.type() == Node.Type.NOTHING || scalar.text().equals("true"));
    }

    private Optional<Timing> scheduled(Section section, Duration pass) {
        boolean hasStart = section.has(ScheduleKeys.START);
        return section.read(ScheduleKeys.SCHEDULED)
                .flatMap(at -> new CalendarReader(at, zone).scheduled(hasStart, pass));
    }

    private Optional<Timing> recurring(Section section, Duration pass, Again again) {
        if (!(section.node(ScheduleKeys.RECURRING.name()).orElseThrow() instanceof Node.Scalar)) {
            return section.read(ScheduleKeys.RECURRING)
                    .flatMap(at -> new CalendarReader(at, zone).recurring());
        }
        return section.read(ScheduleKeys.AS_MET).map(_ -> new Timing.AsCriteriaIsMet(pass, again));
    }
}
