package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.faults.FaultHappened;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.FaultySender;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.feed.DamagedLine;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedCounts;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.text.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario while it is played: in virtual time, over real HTTP, with a ledger of its own. */
public final class ScenarioRun {
    private final Scenario scenario;
    private final Setting setting;
    private final ScenarioState state = new ScenarioState();
    private final UserIdMapping mapping;
    private final RecordingSender recorded;
    private final Sender sender;
    private final ExpectationChecker checker;
    private Optional<String> unreachable = Optional.empty();

    /**
     * @param sender stays open
     * @param mapping what the receiver knows the users by
     * @param seed of the faults that are left to chance
     */
    public ScenarioRun(
            Scenario scenario,
            Setting setting,
            Sender sender,
            Map<String, ProbePoller> probes,
            UserIdMapping mapping,
            long seed) {
        this.scenario = scenario;
        this.setting = setting;
        this.mapping = mapping;
        this.recorded = new RecordingSender(sender);
        this.sender =
                new FaultySender(
                        new UserIdMappingSender(recorded, mapping),
                        new FaultPlan(scenario.faults(), seed),
                        this::told);
        this.checker = new ExpectationChecker(state, recorded, probes, mapping);
    }

    private void told(FaultHappened fault) {
        recorded.told(fault);
        state.add("fault: POST " + fault.post() + ", " + fault.fault().text());
    }

    /** Ends with the first expectation that is not met. */
    public CheckResult run() throws InterruptedException {
        List<Campaign> campaigns = setting.campaigns();
        try (Ledger ledger = LedgerLocation.memory().open()) {
            Feed feed =
                    new StoryFiles(scenario, mapping, setting.zones())
                            .read(setting, Engine.vocabulary(campaigns));
            if (feed.counts().damaged() > 0) {
                return new CheckResult.Errored(damaged(feed.counts()));
            }
            try (Engine engine =
                    new Engine(campaigns, feed, sender, ledger, state, ExecutionOptions.DEFAULT)) {
                engine.start(scenario.startAt());
                return play(engine);
            }
        } catch (BrokenProbe broken) {
            return new CheckResult.Errored(broken.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CheckResult play(Engine engine) throws InterruptedException, BrokenProbe {
        Instant now = scenario.startAt();
        for (Step step : scenario.steps()) {
            if (step instanceof Step.Advance(String _, Duration time)) {
                now = now.plus(time);
                state.moveOn();
                engine.playUntil(now.plusMillis(1), _ -> {});
                unreachable = engine.unreachable();
            }
            if (unreachable.isPresent()) {
                return failed("a receiver that listens", unreachable.get());
            }
            if (step instanceof Step.Expect(String place, List<Expectation> expectations)) {
                for (Expectation expectation : expectations) {
                    Optional<Failure> failure = checker.failure(place, expectation);
                    if (failure.isPresent()) {
                        return new CheckResult.Failed(failure.get());
                    }
                }
            }
        }
        return new CheckResult.Passed();
    }

    /** What is wrong with the files is not the receiver's failure. */
    private static String damaged(FeedCounts counts) {
        DamagedLine first = counts.firstDamaged().getFirst();
        return "Its data is damaged in "
                + Counted.of(counts.damaged(), "line")
                + ", first "
                + first.file()
                + ':'
                + first.line()
                + ": "
                + first.reason()
                + '.';
    }

    private static CheckResult failed(String expected, String seen) {
        return new CheckResult.Failed(new Failure(expected, seen));
    }

    /** Why the very first POST found nobody, if it did not. */
    public Optional<String> unreachable() {
        return unreachable;
    }

    public List<String> log() {
        return state.log();
    }
}
