package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Cohort;
import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.delivery.WireFormat;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.files.IrregularFileException;
import dev.mixhook.engine.inspection.Inspection;
import dev.mixhook.engine.inspection.PostedUser;
import dev.mixhook.engine.receiver.BodyKind;
import dev.mixhook.engine.receiver.Request;
import dev.mixhook.engine.recording.SavedPosts;
import dev.mixhook.engine.report.ProblemReport;
import dev.mixhook.engine.report.ReplayReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mixhook replay}: saved POSTs once more, byte for byte. */
@Command(
        name = "replay",
        description = {
            "Sends the POSTs that mixhook receive --save wrote to a URL: the same bodies in the same order.",
            "Exit codes: 0 all accepted, 1 some were not, 3 the receiver cannot be reached."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    /** What describes the connection and the body, and so is the new POST's own. */
    private static final Pattern OWN =
            Pattern.compile(
                    "(?i)host|content-.*|transfer-encoding|connection|keep-alive|accept-encoding|expect|te|trailer|upgrade.*|http2-.*|proxy-.*");

    private static final int NOTHING_SENT = -1;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            description = "What mixhook receive --save wrote; - for standard input.")
    private Path named = Path.of("");

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            converter = Converters.ToUrl.class,
            description = "Where to send them, whatever path they came to.")
    private String url = "";

    @Option(
            names = "--posts",
            paramLabel = "N,M-K",
            converter = NumberRanges.Converter.class,
            description = "Only these, counted from 1 in the file's order.")
    private NumberRanges ranges = NumberRanges.ALL;

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private ReceiverOptions receiver = new ReceiverOptions();

    @Mixin private GuardOptions guard = new GuardOptions();

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path kept = StandardInput.file(named, ".ndjson", terminal);
        SavedPosts saved = new SavedPosts(kept);
        try {
            Webhook webhook = receiver.of(Webhook.to(url), terminal);
            EgressGuard egress = guard.guard(terminal.environment());
            List<Problem> problems = saved.problems();
            if (!problems.isEmpty()) {
                ProblemReport.print(StandardInput.named(problems, named, kept), terminal.err());
                return ExitCode.BAD_INPUT;
            }
            try (Sender sender = GuardOptions.sender(egress)) {
                return replay(saved, webhook, sender);
            }
        } catch (NoSuchFileException e) {
            return terminal.badInput("There is no such file: " + e.getFile());
        } catch (IrregularFileException e) {
            return terminal.badInput(named + " is " + e.getMessage());
        } catch (IOException e) {
            return terminal.badInput("Not readable: " + e.getMessage());
        }
    }

    private int replay(SavedPosts saved, Webhook webhook, Sender sender) throws IOException {
        ReplayReport report = new ReplayReport(terminal.out(), json.isOn());
        int[] exit = {NOTHING_SENT};
        saved.forEach(
                (n, post) -> {
                    if (ranges.has(n)) {
                        WebhookRequest request = request(n, webhook.with(headers(post)), post);
                        Outcome outcome = sender.send(request);
                        report.tell(request, outcome);
                        exit[0] = Math.max(exit[0], ExitCode.of(outcome));
                    }
                    return exit[0] != ExitCode.UNREACHABLE;
                });
        return exit[0] == NOTHING_SENT
                ? terminal.badInput("There is no such POST in " + named + ", so nothing was sent.")
                : exit[0];
    }

    /** In the format that the body shows. */
    private static WebhookRequest request(long n, Webhook webhook, Request post) {
        WireFormat format =
                switch (BodyKind.of(post)) {
                    case BodyKind.UsersForm _ -> MessagesFormat.DEFAULT;
                    case BodyKind.CohortSync _ -> CohortSyncFormat.of(new Cohort(0, "", "", 0));
                    case BodyKind.Events _ -> EventStreamFormat.DEFAULT;
                };
        return new WebhookRequest(n, webhook.with(format), body(format, post));
    }

    private static WebhookBody body(WireFormat format, Request post) {
        List<String> users =
                Inspection.of(post, JsonStyle.ASCII).users().stream()
                        .map(PostedUser::distinctId)
                        .toList();
        byte[] bytes = post.body().getBytes(StandardCharsets.ISO_8859_1);
        return WebhookBody.kept(contentType(format, post), users, bytes);
    }

    private static String contentType(WireFormat format, Request post) {
        return post.values("Content-Type").stream()
                        .anyMatch(type -> type.startsWith(CohortSyncFormat.CONTENT_TYPE))
                ? CohortSyncFormat.CONTENT_TYPE
                : format.contentType();
    }

    /** The campaign's own headers, as far as they can be told from the connection's. */
    private static Map<String, String> headers(Request post) {
        Map<String, String> headers = new LinkedHashMap<>();
        post.headers().stream()
                .filter(header -> !OWN.matcher(header.name()).matches())
                .forEach(header -> headers.put(header.name(), header.value()));
        return headers;
    }
}
