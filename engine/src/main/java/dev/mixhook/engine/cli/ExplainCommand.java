package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.report.ExplanationReport;
import dev.mixhook.engine.report.StandingReport;
import dev.mixhook.targeting.evaluation.Explanation;
import dev.mixhook.targeting.person.People;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook explain}: why a person did or did not get a campaign; nothing is sent. */
@Command(
        name = "explain",
        description =
                "Explains why a person matches a campaign or not, part by part, and whether they were sent.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private InputOptions files = new InputOptions();

    @Mixin private AtOption at = new AtOption();

    @Option(
            names = "--user",
            required = true,
            paramLabel = "ID",
            description = "Their $distinct_id.")
    private String user = "";

    @Option(
            names = "--campaign",
            paramLabel = "NAME",
            description = "Needed where there are several.")
    private @Nullable String name;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "What was sent is told by the ledger in this folder. Default: what would be if all were answered 200.")
    private @Nullable Path state;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<InputOptions.Input> input = files.read(terminal);
        if (input.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        List<Campaign> campaigns = input.get().workspace().campaigns();
        List<Campaign> meant = CampaignOption.named(name, campaigns);
        if (meant.size() != 1) {
            List<String> names = campaigns.stream().map(Campaign::name).toList();
            return terminal.badInput(
                    "Say which campaign: --campaign, one of " + String.join(", ", names) + '.');
        }
        Optional<Instant> instant = at.of(input.get());
        if (instant.isEmpty()) {
            return terminal.badInput(AtOption.MISSING);
        }
        return explain(input.get(), meant.getFirst(), instant.get());
    }

    private int explain(InputOptions.Input input, Campaign campaign, Instant instant)
            throws InterruptedException {
        return state == null
                ? simulated(input, campaign, instant)
                : told(input, campaign, instant, state);
    }

    /** By the story up to the instant that is if a receiver answers 200 to all. */
    private int simulated(InputOptions.Input input, Campaign campaign, Instant instant)
            throws InterruptedException {
        Instant start = input.workspace().project().start().or(input.feed()::last).orElse(instant);
        try (JdbcLedger ledger = LedgerLocation.memory().open();
                Engine engine =
                        new Engine(
                                List.of(campaign),
                                input.feed(),
                                new AllAccepted(),
                                ledger,
                                _ -> {},
                                ExecutionOptions.DEFAULT.keepingGoing(true))) {
            engine.start(start.isAfter(instant) ? instant : start);
            engine.playUntil(instant.plusMillis(1), _ -> {});
            return print(input.feed().people(), campaign, instant, ledger::read);
        }
    }

    private int told(InputOptions.Input input, Campaign campaign, Instant instant, Path folder) {
        try (LedgerReader ledger = LedgerLocation.folder(folder).read()) {
            input.moveTo(instant);
            return print(input.feed().people(), campaign, instant, ledger::read);
        }
    }

    /**
     * Explains how things stand.
     *
     * @param people as of the instant
     */
    private int print(
            People people,
            Campaign campaign,
            Instant instant,
            BiConsumer<LedgerSelection, Consumer<Entry>> ledger) {
        int id = people.number(user);
        if (id == People.NOBODY) {
            return terminal.badInput(
                    "Neither a profile nor an event that a campaign mentions names " + user + '.');
        }
        int person = people.owner(id);
        if (person != id) {
            terminal.out().println(user + " is " + people.distinctId(person) + '.');
        }
        List<Entry> story = new ArrayList<>();
        ledger.accept(
                new LedgerSelection(
                        campaign.name(), ids(people, person), null, instant.plusMillis(1), null),
                story::add);
        Explanation explanation =
                Explanation.of(campaign.target(), people, person, instant.toEpochMilli());
        new ExplanationReport(terminal.out(), people, person).print(campaign, instant, explanation);
        new StandingReport(terminal.out(), campaign, people, person).print(story, state == null);
        return ExitCode.DONE;
    }

    /** All ids of a person. */
    private static Set<String> ids(People people, int person) {
        return IntStream.concat(
                        IntStream.of(person),
                        people.joined().filter(id -> people.owner(id) == person))
                .mapToObj(people::distinctId)
                .collect(Collectors.toSet());
    }

    /** Stands for a receiver that never fails; nothing is sent. */
    private record AllAccepted() implements Sender {
        @Override
        public Outcome send(WebhookRequest request) {
            return new Outcome.Accepted(Answer.of(200, ""));
        }

        @Override
        public void close() {}
    }
}
