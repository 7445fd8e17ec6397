package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.report.ExplanationReport;
import dev.mixhook.engine.report.MembershipReport;
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
import java.util.function.Function;
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
        if (state == null) {
            return played(input, campaign, instant, null);
        }
        try (LedgerReader ledger = LedgerLocation.folder(state).read()) {
            if (isCohort(campaign)) {
                return played(input, campaign, instant, ledger::read);
            }
            input.moveTo(instant);
            return print(
                    input.feed().people(), campaign, instant, ledger::read, _ -> Optional.empty());
        }
    }

    private static boolean isCohort(Campaign campaign) {
        return campaign.schedule().timing() instanceof Timing.Sync;
    }

    /**
     * Lets happen what does if a receiver answers 200 to all, up to the instant.
     *
     * @param told what was sent instead; null for what would be
     */
    private int played(
            InputOptions.Input input,
            Campaign campaign,
            Instant instant,
            @Nullable BiConsumer<LedgerSelection, Consumer<Entry>> told)
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
            return print(
                    input.feed().people(),
                    campaign,
                    instant,
                    told == null ? ledger::read : told,
                    id -> engine.since(campaign.name(), id));
        }
    }

    /**
     * Explains how things stand.
     *
     * @param people as of the instant
     * @param since when somebody is in a cohort or not
     */
    private int print(
            People people,
            Campaign campaign,
            Instant instant,
            BiConsumer<LedgerSelection, Consumer<Entry>> ledger,
            Function<String, Optional<Instant>> since) {
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
        // A sync is more than the pages in which one user is.
        Set<String> whose = isCohort(campaign) ? Set.of() : ids(people, person);
        ledger.accept(
                new LedgerSelection(campaign.name(), whose, null, instant.plusMillis(1), null),
                story::add);
        Explanation explanation =
                Explanation.of(campaign.target(), people, person, instant.toEpochMilli());
        new ExplanationReport(terminal.out(), people, person).print(campaign, instant, explanation);
        if (isCohort(campaign)) {
            String owner = people.distinctId(person);
            boolean isMember = people.hasProfile(person) && explanation.isMatch();
            new MembershipReport(terminal.out(), campaign, owner)
                    .print(story, isMember, since.apply(owner).orElse(null), instant);
        } else {
            new StandingReport(terminal.out(), campaign, people, person)
                    .print(story, state == null);
        }
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
