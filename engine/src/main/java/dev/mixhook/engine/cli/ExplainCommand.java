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
import dev.mixhook.engine.report.StreamedEventsReport;
import dev.mixhook.engine.report.UserExplanation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin private UserOption user = new UserOption();

    @Mixin private StateOption state = new StateOption();

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    /** The events of a stream, of each user who is asked for; empty for any other campaign. */
    private final List<EventsOfUser> streamed = new ArrayList<>();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        user.required();
        Optional<InputOptions.Input> input = files.read(terminal);
        if (input.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        Campaign meant = CampaignOption.one(input.get().workspace().campaigns());
        Optional<Instant> instant = at.of(input.get());
        if (instant.isEmpty()) {
            return terminal.badInput(AtOption.MISSING);
        }
        if (meant.schedule().timing() instanceof Timing.Stream stream) {
            if (json.isOn()) {
                return terminal.badInput(
                        "explain --json is about people and targets; of a stream's events ask ledger list --json.");
            }
            streamed.addAll(EventsOfUser.of(user.required(), stream, input.get().feed()));
        }
        return explain(input.get(), meant, instant.get());
    }

    private int explain(InputOptions.Input input, Campaign campaign, Instant instant)
            throws InterruptedException {
        Path folder = state.folder(terminal.environment());
        if (folder == null) {
            return played(input, campaign, instant, null);
        }
        try (LedgerReader ledger = LedgerLocation.folder(folder).read()) {
            if (UserExplanation.isCohort(campaign)) {
                return played(input, campaign, instant, ledger::read);
            }
            input.moveTo(instant);
            return print(
                    input,
                    new UserExplanation(
                            input.feed().people(),
                            campaign,
                            instant,
                            ledger::read,
                            false,
                            _ -> Optional.empty()));
        }
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
                    input,
                    new UserExplanation(
                            input.feed().people(),
                            campaign,
                            instant,
                            told == null ? ledger::read : told,
                            told == null,
                            id -> engine.since(campaign.name(), id)));
        }
    }

    private int print(InputOptions.Input input, UserExplanation explanation) {
        for (EventsOfUser events : streamed) {
            new StreamedEventsReport(
                            terminal.out(), explanation.campaign(), explanation.people().dates())
                    .print(
                            events.user(),
                            explanation.instant(),
                            explanation.story(Set.of()),
                            events.came());
        }
        if (!streamed.isEmpty()) {
            return ExitCode.DONE;
        }
        for (String one : user.required()) {
            print(input, explanation, one);
        }
        return ExitCode.DONE;
    }

    private void print(InputOptions.Input input, UserExplanation explanation, String one) {
        try {
            explanation.print(one, terminal.out(), json.isOn(), utc.of(input.zone()));
        } catch (NoSuchElementException e) {
            throw CommandRefusedException.badInput(String.valueOf(e.getMessage()));
        }
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
