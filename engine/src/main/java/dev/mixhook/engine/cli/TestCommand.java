package dev.mixhook.engine.cli;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Transcript;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.report.ExchangeReport;
import java.nio.file.Files;
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
import picocli.CommandLine.Parameters;

/** {@code mixhook test}: one POST of five random profiles, whatever the targeting (R-X1, R-X2). */
@Command(
        name = "test",
        description = {
            "Sends one POST of five random profiles, whatever the targeting, and shows all of it. Nobody is marked as sent.",
            "With --url alone: the sample's people."
        },
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    private static final int FIVE = 5;

    private final Terminal terminal;

    @Parameters(
            arity = "0..*",
            paramLabel = "CAMPAIGN|DIR|FILE",
            description = {
                "The campaign, if there are several; and a folder or files as for simulate.",
                "Default: the sample."
            })
    private List<String> arguments = List.of();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where to post to. Default: the campaign's own URL.")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "ID",
            description = "Send this one ($distinct_id) instead; may be given up to 50 times.")
    private List<String> users = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed, the same people. Default: others each time.")
    private @Nullable Long seed;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The folder of a ledger, which logs the POST as a test. Default: none.")
    private @Nullable Path state;

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
        List<Path> paths = paths();
        if (paths.isEmpty()) {
            return terminal.badInput("Say whose people: a folder, as for simulate.");
        }
        Optional<InputOptions.Input> input = InputOptions.readToTry(paths, terminal);
        if (input.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        EgressGuard egress = guard.guard(terminal.environment());
        Trial trial = trial(input.get());
        try (OkHttpSender sender = GuardOptions.sender(egress)) {
            Transcript transcript =
                    state == null ? sender.exchange(trial.request()) : logged(trial, sender, state);
            new ExchangeReport(terminal.out()).print(trial.request(), transcript);
            terminal.err().println(said(trial.target().webhook(), transcript.outcome()));
            return ExitCode.of(transcript.outcome());
        }
    }

    private int alert() {
        EgressGuard egress = guard.guard(terminal.environment());
        WebhookRequest request = alert.request(url, receiver, terminal.environment());
        try (OkHttpSender sender = GuardOptions.sender(egress)) {
            Transcript transcript = sender.exchange(request);
            new ExchangeReport(terminal.out()).print(request, transcript);
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

    private static String said(Webhook webhook, Outcome outcome) {
        return outcome instanceof Outcome.Unreachable
                ? "If nothing runs there yet, let mixhook be it: mixhook receive --port "
                        + webhook.port()
                : "This was a test: nobody is marked as sent.";
    }

    /** The campaign's name, where the first argument is no file. */
    private @Nullable String campaign() {
        return arguments.isEmpty() || Files.exists(Path.of(arguments.getFirst()))
                ? null
                : arguments.getFirst();
    }

    private List<Path> paths() {
        List<Path> named =
                arguments.stream().skip(campaign() == null ? 0 : 1).map(Path::of).toList();
        return named.isEmpty() ? Sample.folder(terminal.environment()).stream().toList() : named;
    }

    private Trial trial(InputOptions.Input input) {
        TestTarget own = TestTarget.at(input.workspace().campaigns(), campaign(), url);
        TestTarget target = new TestTarget(own.campaign(), receiver.of(own.webhook()), own.batch());
        at.of(input).ifPresent(input::moveTo);
        ProfilePicker people = new ProfilePicker(input.feed().people());
        WebhookRequest request =
                WebhookRequest.of(1, target.webhook(), people.batch(who(people, target.batch())));
        return new Trial(target, request, input.workspace().project().zone());
    }

    private List<String> who(ProfilePicker people, int batch) {
        if (!users.isEmpty()) {
            return people.named(users, batch);
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
