package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.delivery.Transcript;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Retry.Rebatch;
import dev.mixhook.engine.execution.ProfilePicker;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.report.ExchangeReport;
import dev.mixhook.engine.state.DeliveryStates;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook send}: one campaign to somebody, now, whether they match or not. */
@Command(
        name = "send",
        description = {
            "Sends one campaign to somebody, now, whatever the target and the limits say.",
            "It counts: the ledger marks them as sent, or has them sent again in the next attempt."
        },
        mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private InputOptions files = new InputOptions();

    @Mixin private UserOption user = new UserOption();

    @Mixin private StateOption state = new StateOption();

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = Converters.ToWhen.class,
            description = {
                "When it counts as sent, with the profiles of then; for ledgers of simulations.",
                "Write " + ZonedInput.FORMS + ". Default: now."
            })
    private @Nullable ZonedInput at;

    @Mixin private ReceiverOptions receiver = new ReceiverOptions();

    @Mixin private GuardOptions guard = new GuardOptions();

    SendCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What is to be sent, and when it counts as sent. */
    private record ManualPost(Campaign campaign, Batch batch, ZonedDateTime at) {
        List<String> users() {
            return batch.recipients().stream().map(Recipient::distinctId).toList();
        }
    }

    @Override
    public Integer call() {
        user.required();
        state.required(terminal.environment());
        Optional<InputOptions.Input> input = files.read(terminal);
        if (input.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        EgressGuard egress = guard.guard(terminal.environment());
        ManualPost manualPost = order(input.get());
        try (OkHttpSender sender = GuardOptions.sender(egress);
                JdbcLedger ledger = state.required(terminal.environment()).open()) {
            Instant end = ledger.latest().orElse(Instant.MIN);
            return end.isAfter(manualPost.at().toInstant())
                    ? terminal.badInput(
                            "The ledger ends at "
                                    + utc.of(input.get().zone()).of(end)
                                    + ", after what is to be sent. Say when it counts: --at "
                                    + end)
                    : send(manualPost, new ManualSend(sender, ledger));
        }
    }

    private ManualPost order(InputOptions.Input input) {
        Campaign campaign = CampaignOption.one(input.workspace().campaigns());
        ZoneId zone = input.workspace().project().zone();
        Instant now = at == null ? terminal.now() : at.in(zone);
        input.moveTo(now);
        ProfilePicker people = new ProfilePicker(input.feed().people());
        List<String> named =
                CommandRefusedException.unlessRefused(
                        () -> people.named(user.required(), campaign.batch()));
        Batch batch = people.batch(named);
        Campaign seen = campaign.with(receiver.of(campaign.webhook(), terminal));
        return new ManualPost(seen, batch, now.atZone(zone));
    }

    /** The users of a post who wait for the campaign's next attempt already (R-D3). */
    private static List<String> requeued(ManualPost manualPost, Ledger ledger) {
        DeliveryStates states = new DeliveryStates();
        String campaign = manualPost.campaign().name();
        ledger.replay(campaign, states);
        return manualPost.users().stream()
                .filter(user -> states.user(campaign, user).isRequeued())
                .toList();
    }

    private int send(ManualPost manualPost, ManualSend hand) {
        Campaign campaign = manualPost.campaign();
        List<String> requeued = requeued(manualPost, hand.ledger());
        WebhookBody body = campaign.webhook().format().body(manualPost.batch());
        Post post =
                hand.post(Post.Purpose.MANUAL, campaign.name(), manualPost.at(), body, requeued);
        WebhookRequest request = new WebhookRequest(post.n(), campaign.webhook(), body);
        boolean kept = campaign.retry().rebatch() == Rebatch.SAME;
        Transcript transcript = hand.send(post, request, kept);
        ExchangeReport.of(terminal.out(), json.isOn()).print(request, transcript);
        terminal.err()
                .println(
                        "POST "
                                + post.n()
                                + " of the ledger: "
                                + meaning(campaign, transcript.outcome()));
        return ExitCode.of(transcript.outcome());
    }

    private static String meaning(Campaign campaign, Outcome outcome) {
        return switch (campaign.webhook().format()) {
            case MessagesFormat _ ->
                    outcome instanceof Outcome.Accepted
                            ? "marked as sent."
                            : "re-queued; the campaign's next attempt sends it again.";
            case CohortSyncFormat _ ->
                    "the next sync tells them again, as members or as those who left.";
            case EventStreamFormat _ -> "events that were made up; the stream goes on as it was.";
        };
    }
}
