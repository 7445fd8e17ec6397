package dev.mixhook.engine.contract;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.contract.probe.Probe;
import dev.mixhook.engine.contract.probe.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Carries out the standard pack, or some checks of it. */
public final class PackRun {
    private static final String NO_PROBE =
            "only a probe can tell what the receiver did: --probe URL, or `probe:` in a contract";

    private final Bench bench;
    private final InstantSource clock;
    private final Consumer<Finding> each;
    private final Rigour rigour;

    /**
     * @param each told of every finding as it comes
     */
    public PackRun(Bench bench, InstantSource clock, Consumer<Finding> each, Rigour rigour) {
        this.bench = bench;
        this.clock = clock;
        this.each = each;
        this.rigour = rigour;
    }

    /**
     * Begins with a plain POST, whatever is chosen: without it nothing can be told of the others.
     *
     * @param ids of the checks
     */
    public Conclusion run(Set<String> ids) throws InterruptedException {
        List<Check> all = StandardPack.checks(bench.pace());
        Posts opening = bench.posts(all.getFirst(), 1);
        Exchange first = opening.send(Guest.plain(1));
        if (first.outcome() instanceof Outcome.Unreachable(String reason)) {
            return new Conclusion.Unreachable(reason);
        }
        Optional<String> unfit = unfit(all.getLast());
        if (unfit.isPresent()) {
            return new Conclusion.Unfit(unfit.get());
        }
        List<Check> chosen = all.stream().filter(check -> ids.contains(check.id())).toList();
        return new Conclusion.Verified(findings(chosen, first, opening.log()));
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

    private List<Finding> findings(List<Check> checks, Exchange first, List<String> opening)
            throws InterruptedException {
        Optional<Integer> yes =
                first.answer().map(Answer::status).filter(status -> status >= 200 && status <= 299);
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            Optional<String> skip = skip(check, yes.isEmpty(), first, findings);
            Posts posts = bench.posts(check, 2);
            Trial trial = new Trial(check, bench, posts, first, yes.orElse(200));
            Instant start = clock.instant();
            Verdict verdict = skip.isPresent() ? new Verdict.Skipped(skip.get()) : trial.run();
            Duration took = Duration.between(start, clock.instant());
            List<String> log = isOpening(check) ? opening : posts.log();
            Claim claim = rigour.strict() ? check.claim().asMust() : check.claim();
            Finding finding = new Finding(claim, verdict, took, log);
            findings.add(finding);
            each.accept(finding);
        }
        return findings;
    }

    private Optional<String> skip(
            Check check, boolean hopeless, Exchange first, List<Finding> before) {
        if (hopeless && !isOpening(check)) {
            return Optional.of("the first POST of all: " + first.seen());
        }
        if (rigour.failFast() && before.stream().anyMatch(Finding::isFatal)) {
            return Optional.of("--fail-fast, and a check before it failed");
        }
        return check.needsProbe() && bench.probe() == null
                ? Optional.of(NO_PROBE)
                : Optional.empty();
    }

    private static boolean isOpening(Check check) {
        return check.moves().getFirst() instanceof Move.First;
    }
}
