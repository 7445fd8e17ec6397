package dev.mixhook.engine;

import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.execution.CampaignRun;
import dev.mixhook.engine.execution.ExecutionContext;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.state.CampaignProgress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How far campaigns have come, by what the ledger says, and from where on they run. Instants are
 * milliseconds since the epoch.
 */
record StartPoint(List<CampaignRun> runs, Feed feed, ExecutionContext context) {
    /** In virtual time: what the ledger does not tell of is still to come. */
    void start(long from) {
        long begin = told().map(told -> Math.max(from, told)).orElse(from);
        start(from, begin, begin);
    }

    /**
     * In real time: what the ledger does not tell of was missed before now (R-S10).
     *
     * @param taken when the profiles were taken
     */
    void start(long taken, long now) {
        long begin = told().orElse(now);
        start(Math.min(taken, now), begin, Math.max(begin, now));
    }

    /** Just before the last instant at which anything happened, or the first start. */
    private Optional<Long> told() {
        return instants(CampaignProgress::latest)
                .max(Comparator.naturalOrder())
                .or(() -> instants(CampaignProgress::firstStart).min(Comparator.naturalOrder()))
                .map(latest -> latest - 1);
    }

    private Stream<Long> instants(Function<CampaignProgress, Long> instant) {
        return runs.stream()
                .map(CampaignRun::progress)
                .map(instant)
                .filter(known -> known != CampaignProgress.NEVER);
    }

    /**
     * Lets the history happen, and starts all of them.
     *
     * @param begin where everyone is evaluated
     * @param live from when on attempts are made
     */
    private void start(long taken, long begin, long live) {
        feed.skipTo(Instant.ofEpochMilli(taken));
        if (begin > taken) {
            feed.apply(begin, _ -> {});
        }
        context.time().moveTo(begin);
        long lastStart =
                instants(CampaignProgress::lastStart)
                        .max(Comparator.naturalOrder())
                        .orElse(CampaignProgress.NEVER);
        List<Notice> starts =
                runs.stream()
                        .map(run -> started(run, live, run.progress().lastStart() == lastStart))
                        .toList();
        // At once: half of them would say that the other campaigns did not take part.
        context.ledger().note(starts);
        for (int i = 0; i < starts.size(); i++) {
            runs.get(i).start(begin, starts.get(i));
        }
    }

    /**
     * What is to be noted when a campaign starts. If it ran by another schedule, or did not take
     * part when mixhook was started last, nothing before was missed (R-S8, R-S10).
     */
    private static Notice started(CampaignRun run, long live, boolean tookPart) {
        Schedule schedule = run.campaign().schedule();
        boolean goesOn = tookPart && schedule.isIdentifiedBy(run.progress().schedule());
        return new Notice(
                run.campaign().name(),
                Instant.ofEpochMilli(live),
                goesOn ? Notice.Kind.RESUMED : Notice.Kind.STARTED,
                schedule.identity(),
                List.of());
    }
}
