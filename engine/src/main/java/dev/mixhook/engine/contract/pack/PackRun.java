package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.contract.finding.CheckExchange;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Findings;
import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.contract.probe.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries out checks of the standard pack. */
public final class PackRun {
    private static final String NO_PROBE =
            "only a probe can tell what the receiver did: --probe URL, or `probe:` in a contract";
    private static final String NO_ECHO =
            "only an echo can tell what the receiver kept: --echo URL, or `echo:` in a contract";
    private static final String NO_AUTHENTICATION =
            "the URL has no user and password to leave out: --url http://USER:PASSWORD@…";

    private final PackContext context;
    private final Findings findings;
    private final List<Check> all;
    private final CheckClient opening;
    private CheckExchange first = new CheckExchange(new Outcome.Unreachable("not opened"));

    public PackRun(PackContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
        this.all = context.pack().checks(context.timings());
        this.opening = context.posts(all.getFirst(), 1);
    }

    /**
     * Begins with the POST of the first check, whatever is chosen: without it nothing can be told
     * of the others.
     *
     * @return why nothing could be found, if that is so
     */
    public Optional<Conclusion> open() {
        first = opening.send(opening(all.getFirst()).orElseThrow());
        return first.outcome() instanceof Outcome.Unreachable(String reason)
                ? Optional.of(new Conclusion.NoReceiver(reason, List.of()))
                : Optional.empty();
    }

    /** Whether that POST was not taken, so that nothing can be told of the others. */
    public boolean isRefused() {
        return yes().isEmpty();
    }

    /** The status with which the receiver takes POSTs. */
    private Optional<Integer> yes() {
        return first.answer().map(Answer::status).filter(status -> status >= 200 && status <= 299);
    }

    /**
     * Makes the checks, once it is open.
     *
     * @param ids of the checks
     * @return why nothing could be found, if that is so
     */
    public Optional<Conclusion> run(Set<String> ids) throws InterruptedException {
        List<Check> chosen = all.stream().filter(check -> ids.contains(check.id())).toList();
        Check untried = isOpening(chosen.getLast()) ? all.getLast() : chosen.getLast();
        Optional<String> unfit = isRefused() ? Optional.empty() : unfit(untried);
        if (unfit.isPresent()) {
            return unfit.map(Conclusion.Unfit::new);
        }
        for (Check check : chosen) {
            make(check);
        }
        return Optional.empty();
    }

    /** Why the probe or the seed will not do. */
    private Optional<String> unfit(Check untried) throws InterruptedException {
        ProbePoller poller = context.poller();
        if (poller == null) {
            return Optional.empty();
        }
        Reading reading = poller.once(context.posts(untried, 1).ids(TestUser.plain(1)).getFirst());
        if (reading instanceof Reading.Unreadable(String reason)) {
            return Optional.of("The probe cannot be read: " + reason);
        }
        ProbeMeaning meaning = context.pack().probeMeaning();
        if (meaning.number(reading).filter(number -> number.signum() == 0).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                """
                The probe says "%s" of a user who has not come yet; it has to say 0, or nothing.
                If the receiver has seen seed %d before, take another one, or none.\
                """
                        .formatted(reading.shown(), context.seed()));
    }

    private void make(Check check) throws InterruptedException {
        Optional<Integer> yes = yes();
        if (isOpening(check)) {
            CheckRun run = new CheckRun(check, context, opening, first, yes.orElse(200));
            findings.make(check.claim(), run::run, opening::log);
        } else if (yes.isEmpty()) {
            skip(check, "the first POST of all: " + first.seen());
        } else if (lacking(check.requires()).isPresent()) {
            skip(check, lacking(check.requires()).get());
        } else {
            CheckClient client = context.posts(check, 2);
            CheckRun run = new CheckRun(check, context, client, first, yes.get());
            findings.make(check.claim(), run::run, client::log);
        }
    }

    private Optional<String> lacking(Requirement requirement) {
        return switch (requirement) {
            case NOTHING -> Optional.empty();
            case PROBE -> context.poller() == null ? Optional.of(NO_PROBE) : Optional.empty();
            case ECHO -> context.echo() == null ? Optional.of(NO_ECHO) : Optional.empty();
            case AUTHENTICATION ->
                    context.webhook().isAuthenticated()
                            ? Optional.empty()
                            : Optional.of(NO_AUTHENTICATION);
        };
    }

    private void skip(Check check, String reason) throws InterruptedException {
        findings.make(check.claim(), () -> new CheckResult.Skipped(reason), List::of);
    }

    private static boolean isOpening(Check check) {
        return opening(check).isPresent();
    }

    private static Optional<TestPost> opening(Check check) {
        return check.steps().getFirst() instanceof CheckStep.OpeningPost(TestPost post)
                ? Optional.of(post)
                : Optional.empty();
    }
}
