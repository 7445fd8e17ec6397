package dev.mixhook.engine.definition;

import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.WireFormat;
import dev.mixhook.engine.campaign.Occurrences;
import dev.mixhook.engine.campaign.SendWindow;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet.Again;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether the keys of a schedule go together with the form that it has. */
record ScheduleCheck(Section section, Timing timing, WireFormat format) {
    void check(SendWindow window) {
        checkFormat();
        only(
                timing instanceof Timing.ByPass || timing instanceof Timing.Once,
                ScheduleKeys.PASS,
                "`pass` is for campaigns that send as people match, and for a single `date:`; this one has times of its own.");
        only(
                timing instanceof Timing.AsCriteriaIsMet,
                ScheduleKeys.AGAIN,
                "`again` is for `recurring: as_criteria_is_met`.");
        only(
                timing instanceof Timing.ByCalendar || timing instanceof Timing.Sync,
                ScheduleKeys.MISSED,
                "Only runs at times of their own can be missed; who still matches after a break goes out at the next pass.");
        only(timing instanceof Timing.Sync, ScheduleKeys.FIRST, "`first` is for `sync:`.");
        only(
                timing.isRepeated(),
                ScheduleKeys.LIMITS,
                timing instanceof Timing.Sync
                        ? "A cohort has no limits: whoever leaves it is told too."
                        : "Limits are for `recurring:`; an ASAP or scheduled campaign reaches each user once at most anyway.");
        if (timing instanceof Timing.AsCriteriaIsMet(Duration _, Again again)
                && again == Again.WHILE_MATCHING
                && !hasGap()) {
            section.problem(
                    ScheduleKeys.AGAIN,
                    "`while_matching` needs `limits: {at_most_every: …}` beside it; without it they would come again at every pass.");
        }
        if (timing instanceof Timing.ByCalendar calendar
                && section.problems().isEmpty()
                && !runsWithin(calendar, window)) {
            section.problem(
                    section.has(ScheduleKeys.STOP) ? ScheduleKeys.STOP : ScheduleKeys.START,
                    "No run comes from the start on and before the stop.");
        }
    }

    private void checkFormat() {
        boolean isSync = timing instanceof Timing.Sync;
        if (isSync && !(format instanceof CohortSyncFormat)) {
            section.problem(ScheduleKeys.SYNC, "`sync` is for `format: cohort_sync`.");
        }
        if (!isSync && format instanceof CohortSyncFormat) {
            List.of(ScheduleKeys.ASAP, ScheduleKeys.SCHEDULED, ScheduleKeys.RECURRING)
                    .forEach(
                            form ->
                                    only(
                                            false,
                                            form,
                                            "A cohort is synced. " + ScheduleReader.COHORT));
        }
    }

    private void only(boolean fits, Key<?> key, String message) {
        if (section.has(key) && !fits) {
            section.problem(key, message);
        }
    }

    private boolean hasGap() {
        return section.node(ScheduleKeys.LIMITS.name())
                .filter(
                        node ->
                                node instanceof Node.Mapping limits
                                        && limits.entries().containsKey("at_most_every"))
                .isPresent();
    }

    /** Where runs are local to users, some user may have one. */
    private static boolean runsWithin(Timing.ByCalendar calendar, SendWindow window) {
        return calendar.isLocal()
                || Occurrences.after(calendar, window, calendar.zone(), Instant.EPOCH.minusNanos(1))
                        .isPresent();
    }
}
