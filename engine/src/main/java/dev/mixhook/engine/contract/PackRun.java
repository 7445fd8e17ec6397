package dev.mixhook.engine.contract;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.contract.probe.Probe;
import dev.mixhook.engine.contract.probe.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries out checks of the standard pack. */
final class PackRun {
    private static final String NO_PROBE =
            "only a probe can tell what the receiver did: --probe URL, or `probe:` in a contract";
    private static final String NO_ECHO =
            "only an echo can tell what the receiver kept: --echo URL, or `echo:` in a contract";

    private final Bench bench;
    private final Findings findings;
    private final List<Check> all;
    private final Posts opening;

    PackRun(Bench bench, Findings findings) {
        this.bench = bench;
        this.findings = findings;
        this.all = StandardPack.checks(bench.pace());
        this.opening = bench.posts(all.getFirst(), 1);
    }

    /**
     * Begins with a plain POST, whatever is chosen: without it nothing can be told of the others.
     *
     * @param ids of the checks
     * @return why nothing could be found, if that is so
     */
    Optional<Conclusion> run(Set<String> ids) throws InterruptedException {
        Exchange first = opening.send(Guest.plain(1));
        if (first.outcome() instanceof Outcome.Unreachable(String reason)) {
            return Optional.of(new Conclusion.Unreachable(reason, List.of()));
        }
        Optional<String> unfit = unfit(all.getLast()).or(this::unreadableEcho);
        if (unfit.isPresent()) {
            return unfit.map(Conclusion.Unfit::new);
        }
        for (Check check : all) {
            if (ids.contains(check.id())) {
                make(check, first);
            }
        }
        return Optional.empty();
    }

    /** Why the probe or the seed will not do. */
    private Optional<String> unfit(Check untried) {
        Probe probe = bench.probe();
        if (probe == null) {
            return Optional.empty();
        }
        Reading reading = probe.read(bench.posts(untried, 1).ids(Guest.plain(1)).getFirst());
        if (reading instanceof Reading.Unreadable(String reason)) {
            return Optional.of("The probe cannot be read: " + reason);
        }
        if (reading.number().filter(number -> number.signum() == 0).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                """
                The probe says "%s" of a user who has not come yet; it has to say 0, or nothing.
                If the receiver has seen seed %d before, take another one, or none.\
                """
                        .formatted(reading.shown(), bench.seed()));
    }

    /** Why the echo will not do: it can be asked about somebody who has not come yet. */
    private Optional<String> unreadableEcho() {
        Probe echo = bench.echo();
        if (echo != null
                && echo.read(bench.posts(all.getLast(), 1).ids(Guest.plain(1)).getFirst())
                        instanceof Reading.Unreadable(String reason)) {
            return Optional.of("The echo cannot be read: " + reason);
        }
        return Optional.empty();
    }

    private void make(Check check, Exchange first) throws InterruptedException {
        Optional<Integer> yes =
                first.answer().map(Answer::status).filter(status -> status >= 200 && status <= 299);
        if (isOpening(check)) {
            Trial trial = new Trial(check, bench, opening, first, yes.orElse(200));
            findings.make(check.claim(), trial::run, opening::log);
        } else if (yes.isEmpty()) {
            skip(check, "the first POST of all: " + first.seen());
        } else if (check.needs() == Needs.PROBE && bench.probe() == null) {
            skip(check, NO_PROBE);
        } else if (check.needs() == Needs.ECHO && bench.echo() == null) {
            skip(check, NO_ECHO);
        } else {
            Posts posts = bench.posts(check, 2);
            Trial trial = new Trial(check, bench, posts, first, yes.get());
            findings.make(check.claim(), trial::run, posts::log);
        }
    }

    private void skip(Check check, String reason) throws InterruptedException {
        findings.make(check.claim(), () -> new Verdict.Skipped(reason), List::of);
    }

    private static boolean isOpening(Check check) {
        return check.moves().getFirst() instanceof Move.First;
    }
}
