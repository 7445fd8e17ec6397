package dev.mixhook.engine.cli;

import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.files.IrregularFileException;
import dev.mixhook.engine.files.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The webhook of Mixpanel's alerts: one POST a firing, about a report and nobody in particular. It
 * is no format of campaigns.
 */
final class AlertOptions {
    private static final String ALERT = "alert";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "alert: the webhook of an alert, to --url. Default: the campaign's own format.")
    private @Nullable String format;

    @Option(
            names = "--body",
            paramLabel = "FILE",
            description =
                    "With --format alert: its body; - for standard input. Default: sample-data/today/alert.json, to be copied and edited.")
    private @Nullable Path body;

    boolean isAsked() {
        return format != null || body != null;
    }

    /**
     * The POST of an alert; any 2xx is accepted, as it is not known which statuses are.
     *
     * @throws CommandRefusedException if that is not what was asked for, or there is no body
     */
    WebhookRequest request(@Nullable String url, ReceiverOptions receiver, Terminal terminal) {
        if (!ALERT.equals(format)) {
            throw CommandRefusedException.badInput(
                    "--format takes alert; campaigns have their format in their file. --body goes with it.");
        }
        if (url == null) {
            throw CommandRefusedException.badInput("Say where the alert goes: --url URL.");
        }
        Webhook webhook =
                Webhook.to(url).with(new MessagesFormat(Webhook.Accept.ANY_2XX, JsonStyle.UTF8));
        return new WebhookRequest(
                1,
                receiver.of(webhook, terminal),
                WebhookBody.kept(CohortSyncFormat.CONTENT_TYPE, List.of(), read(file(terminal))));
    }

    private Path file(Terminal terminal) {
        return body != null
                ? StandardInput.file(body, ".json", terminal)
                : Sample.folder(terminal.environment())
                        .map(sample -> sample.resolve("today/alert.json"))
                        .orElseThrow(
                                () ->
                                        CommandRefusedException.badInput(
                                                "There is no sample here; say what to send: --body FILE."));
    }

    private static byte[] read(Path file) {
        try {
            return RegularFile.bytes(file, RegularFile.LARGEST_TEXT);
        } catch (IrregularFileException e) {
            throw CommandRefusedException.badInput(
                    "With --body: " + file + " is " + e.getMessage());
        } catch (IOException e) {
            throw CommandRefusedException.badInput(
                    "With --body: there is no file " + file + " that can be read.");
        }
    }
}
