package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Transcript;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.execution.ProfilePicker;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.report.ExchangeReport;
import dev.mixhook.engine.report.UnreachableHint;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook test}: one POST of five random profiles, whatever the targeting (R-X1, R-X2). */
@Command(
        name = "test",
        description = {
            "Sends one POST of five random profiles, whatever the targeting, and shows all of it. Nobody is marked as sent.",
            "Without a folder: the one that you are in, if it has people; else the sample."
        },
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    private static final int FIVE = 5;

    private final Terminal terminal;

    @Mixin private InputOptions files = new InputOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = Converters.ToUrl.class,
            description = "Where to post to. Default: the campaign's own URL.")
    private @Nullable String url;

    @Mixin private UserOption user = new UserOption();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed, the same people. Default: others each time.")
    private @Nullable Long seed;

    @Mixin private StateOption state = new StateOption();

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private AtOption at = new AtOption();

    @Mixin private AlertOptions alert = new AlertOptions();

    @Mixin private ReceiverOptions receiver = new ReceiverOptions();

    @Mixin private GuardOptions guard = new GuardOptions();

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (alert.isAsked()) {
            return alert();
        }
        Optional<InputOptions.Input> input = files.readToTry(folder(), terminal);
        if (input.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        EgressGuard egress = guard.guard(terminal.environment());
        Trial trial = trial(input.get());
        try (OkHttpSender sender = GuardOptions.sender(egress)) {
            Path folder = state.folder(terminal.environment());
            Transcript transcript =
                    folder == null
                            ? sender.exchange(trial.request())
                            : logged(trial, sender, folder);
            ExchangeReport.of(terminal.out(), json.isOn()).print(trial.request(), transcript);
            said(trial.target().webhook(), transcript.outcome()).ifPresent(terminal.err()::println);
            return ExitCode.of(transcript.outcome());
        }
    }

    private int alert() {
        EgressGuard egress = guard.guard(terminal.environment());
        WebhookRequest request = alert.request(url, receiver, terminal);
        try (OkHttpSender sender = GuardOptions.sender(egress)) {
            Transcript transcript = sender.exchange(request);
            ExchangeReport.of(terminal.out(), json.isOn()).print(request, transcript);
            return ExitCode.of(transcript.outcome());
        }
    }

    private record Trial(TestTarget target, WebhookRequest request, ZoneId zone) {}

    /** Sends the POST and has the ledger log it as a test (R-X2). */
    private Transcript logged(Trial trial, OkHttpSender sender, Path folder) {
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            ManualSend hand = new ManualSend(sender, ledger);
            Post post =
                    hand.post(
                            Post.Purpose.TEST,
                            trial.target().campaign(),
                            terminal.now().atZone(trial.zone()),
                            trial.request().body(),
                            List.of());
            return hand.send(post, trial.request(), false);
        }
    }

    private static Optional<String> said(Webhook webhook, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unreachable(String reason) ->
                    UnreachableHint.of(reason, "mixhook receive --port " + webhook.port());
            case Outcome.Uncertain(String reason) when UnreachableHint.of(reason, "").isPresent() ->
                    UnreachableHint.of(reason, "");
            case Outcome.Accepted _, Outcome.Refused _, Outcome.Uncertain _ ->
                    Optional.of("This was a test: nobody is marked as sent.");
        };
    }

    /** Whose people are meant where no folder is named. */
    private Path folder() {
        return files.isEmpty()
                ? HomeFolder.withData(terminal)
                        .or(() -> Sample.folder(terminal.environment()))
                        .orElseThrow(
                                () ->
                                        CommandRefusedException.badInput(
                                                "Say whose people: a folder, as for simulate."))
                : terminal.folder();
    }

    private Trial trial(InputOptions.Input input) {
        TestTarget own = TestTarget.at(input.workspace().campaigns(), files.isCampaignGiven(), url);
        TestTarget target =
                new TestTarget(own.campaign(), receiver.of(own.webhook(), terminal), own.batch());
        at.of(input).ifPresent(input::moveTo);
        ProfilePicker people = new ProfilePicker(input.feed().people());
        WebhookRequest request =
                WebhookRequest.of(1, target.webhook(), people.batch(who(people, target.batch())));
        return new Trial(target, request, input.workspace().project().zone());
    }

    private List<String> who(ProfilePicker people, int batch) {
        if (!user.users().isEmpty()) {
            return CommandRefusedException.unlessRefused(() -> people.named(user.users(), batch));
        }
        long drawn = seed == null ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : seed;
        List<String> picked = people.atRandom(Math.min(FIVE, batch), drawn);
        if (picked.isEmpty()) {
            throw CommandRefusedException.badInput("There is nobody with a profile.");
        }
        terminal.err().println("picked with --seed " + drawn);
        return picked;
    }
}
