package dev.mixhook.engine;

import dev.mixhook.engine.execution.CampaignRun;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How far campaigns have come, by what the ledger says, and from where on they run. */
record StartPoint(List<CampaignRun> runs) {
    /** Just before the last instant at which anything happened, or the first start. */
    Optional<Long> told() {
        return instants(CampaignRun::latest)
                .max(Comparator.naturalOrder())
                .or(() -> instants(CampaignRun::firstStart).min(Comparator.naturalOrder()))
                .map(latest -> latest - 1);
    }

    private Stream<Long> instants(Function<CampaignRun, Long> instant) {
        return runs.stream().map(instant).filter(known -> known != Long.MIN_VALUE);
    }

    /**
     * Starts them all.
     *
     * @param begin where everyone is evaluated
     * @param live from when on attempts are made
     */
    void start(Instant begin, Instant live, Ledger ledger) {
        long lastStart =
                runs.stream().mapToLong(CampaignRun::lastStart).max().orElse(Long.MIN_VALUE);
        List<Notice> starts =
                runs.stream().map(run -> run.started(live, run.lastStart() == lastStart)).toList();
        // At once: half of them would say that the other campaigns did not take part.
        ledger.note(starts);
        for (int i = 0; i < starts.size(); i++) {
            runs.get(i).start(begin, starts.get(i));
        }
    }
}
