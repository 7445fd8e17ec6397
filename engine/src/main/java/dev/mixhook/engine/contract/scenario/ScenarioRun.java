package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.Ticker;
import dev.mixhook.delivery.faults.FaultHappened;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.FaultySender;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.finding.Happening;
import dev.mixhook.engine.contract.finding.Story;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.feed.DamagedLine;
import dev.mixhook.engine.feed.DataSources;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedCounts;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.text.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario while it is played: in virtual time, over real HTTP, with a ledger of its own. */
public final class ScenarioRun {
    private final Scenario scenario;
    private final Setting setting;
    private final Map<String, ProbePoller> probes;
    private final Ticker ticker;
    private final ScenarioState state = new ScenarioState();
    private final UserIdMapping mapping;
    private final RecordingSender recorded;
    private final Sender sender;
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
            Ticker ticker,
            UserIdMapping mapping,
            long seed) {
        this.scenario = scenario;
        this.setting = setting;
        this.probes = Map.copyOf(probes);
        this.ticker = ticker;
        this.mapping = mapping;
        this.recorded = new RecordingSender(sender);
        this.sender =
                new FaultySender(
                        new UserIdMappingSender(recorded, mapping),
                        new FaultPlan(scenario.faults(), seed),
                        this::told);
    }

    private void told(FaultHappened fault) {
        recorded.told(fault);
        state.add("fault: POST " + fault.post() + ", " + fault.fault().text());
        state.story().fault(fault.post(), fault.fault().text());
    }

    /** Ends with the first expectation that is not met. */
    public CheckResult run() throws InterruptedException {
        try (ScenarioIngestion ingestion = ScenarioIngestion.open(scenario, state::add)) {
            return run(ingestion);
        } catch (IOException e) {
            return new CheckResult.Errored("Nothing can be taken in: " + e.getMessage() + '.');
        }
    }

    private CheckResult run(ScenarioIngestion ingestion) throws InterruptedException {
        List<Campaign> campaigns = setting.campaigns();
        StoryLines lines = new StoryLines(mapping, setting.zones());
        DataSources beginning = lines.beginning(setting, scenario.beginning(), scenario.startAt());
        try (Ledger ledger = LedgerLocation.memory().open()) {
            Feed feed = FeedReader.read(beginning, Engine.vocabulary(campaigns), setting.zones());
            if (feed.counts().damaged() > 0) {
                return new CheckResult.Errored(damaged(feed.counts()));
            }
            try (Engine engine =
                            new Engine(
                                    campaigns,
                                    feed,
                                    sender,
                                    ledger,
                                    state,
                                    ExecutionOptions.DEFAULT);
                    ScenarioTime time =
                            new ScenarioTime(engine, feed, ingestion, lines, scenario.startAt())) {
                engine.start(scenario.startAt());
                return play(
                        time,
                        new ExpectationChecker(
                                state, recorded, probes, mapping, ingestion, ticker));
            }
        } catch (BrokenProbe broken) {
            return new CheckResult.Errored(broken.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CheckResult play(ScenarioTime time, ExpectationChecker checker)
            throws InterruptedException, BrokenProbe {
        for (Step step : scenario.steps()) {
            Optional<CheckResult> end =
                    switch (step) {
                        case Step.Person _, Step.Did _ -> told(time, step);
                        case Step.Run run -> ran(time, run);
                        case Step.Advance advance -> advanced(time, advance);
                        case Step.Expect expect -> unmet(time.played(), checker, expect);
                    };
            if (end.isPresent()) {
                return end.get();
            }
        }
        return new CheckResult.Passed();
    }

    private Optional<CheckResult> told(ScenarioTime time, Step step) {
        state.story().add(new Happening.Told(time.played(), StepText.of(step)));
        return errored(time.tell(step));
    }

    private Optional<CheckResult> ran(ScenarioTime time, Step.Run run) throws InterruptedException {
        state.story().add(new Happening.Told(time.played(), StepText.of(run)));
        return errored(time.run(run));
    }

    private static Optional<CheckResult> errored(Optional<String> reason) {
        return reason.map(CheckResult.Errored::new);
    }

    private Optional<CheckResult> advanced(ScenarioTime time, Step.Advance advance)
            throws InterruptedException {
        state.moveOn();
        Instant from = time.played();
        state.story().add(new Happening.Advanced(from, from.plus(advance.time())));
        time.advance(advance.time());
        unreachable = time.unreachable();
        return unreachable.map(
                reason -> new CheckResult.Failed(new Failure("a receiver that listens", reason)));
    }

    private Optional<CheckResult> unmet(Instant now, ExpectationChecker checker, Step.Expect expect)
            throws InterruptedException, BrokenProbe {
        for (Expectation expectation : expect.expectations()) {
            Optional<Failure> failure = checker.failure(expect.place(), expectation);
            state.story()
                    .add(
                            new Happening.Checked(
                                    now, StepText.of(expectation), failure.orElse(null)));
            if (failure.isPresent()) {
                return failure.map(CheckResult.Failed::new);
            }
        }
        return Optional.empty();
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

    /** Why the very first POST found nobody, if it did not. */
    public Optional<String> unreachable() {
        return unreachable;
    }

    public List<String> log() {
        return state.log();
    }

    public Story story() {
        return state.story().story();
    }
}
