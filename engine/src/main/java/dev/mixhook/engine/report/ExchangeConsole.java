package dev.mixhook.engine.report;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.CurlLine;
import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Transcript;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.inspection.Inspection;
import dev.mixhook.engine.receiver.Request;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Printable;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One POST, whole: as it went out, decoded, what was answered, and the line that repeats it. */
final class ExchangeConsole implements ExchangeReport {

    private static final String AGENT = "User-Agent: ";

    /** The longest argument of a command line, in characters: Linux takes a little more. */
    private static final int LONGEST_ARGUMENT = 100_000;

    private final PrintStream out;

    ExchangeConsole(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(WebhookRequest request, Transcript transcript) {
        String body = new String(request.body().bytes(), StandardCharsets.UTF_8);
        if (!transcript.request().isEmpty()) {
            transcript.request().forEach(this::line);
            line("");
            line(body);
            line("");
        }
        users(request, body);
        line("");
        outcome(transcript);
        line("");
        line("To repeat it:");
        line(curl(request, transcript.request(), body));
    }

    private void users(WebhookRequest request, String body) {
        int users = request.body().users().size();
        String whose = users == 0 ? "" : Counted.of(users, "user") + " in ";
        // As it comes to a receiver: each byte a character.
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Request received =
                new Request("POST", "/", List.of(), new String(bytes, StandardCharsets.ISO_8859_1));
        JsonStyle style =
                switch (request.webhook().format()) {
                    case MessagesFormat messages -> messages.json();
                    case CohortSyncFormat _, EventStreamFormat _ -> JsonStyle.UTF8;
                };
        String end = users == 0 ? "." : ":";
        line("That is " + whose + Counted.of(bytes.length, "byte") + end);
        Inspection.of(received, style).users().forEach(user -> UserLines.print(user, out));
    }

    private void outcome(Transcript transcript) {
        switch (transcript.outcome()) {
            case Outcome.Accepted(Answer answer) -> answer("Accepted", transcript, answer);
            case Outcome.Refused(Answer answer) -> answer("Not accepted", transcript, answer);
            case Outcome.Unreachable(String reason) -> line("Nothing was sent: " + reason + '.');
            case Outcome.Uncertain(String reason) ->
                    line("Not accepted: " + reason + ". It may have arrived.");
        }
    }

    private void answer(String verdict, Transcript transcript, Answer answer) {
        line(
                verdict
                        + ", after "
                        + answer.took().toMillis()
                        + " ms"
                        + answer.note().map("; "::concat).orElse("")
                        + ':');
        transcript.answer().forEach(this::line);
        if (!answer.text().isEmpty()) {
            line("");
            answer.text().lines().forEach(this::line);
        }
    }

    /** With the agent that we sent, which curl would replace by its own. */
    private static String curl(WebhookRequest request, List<String> head, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        head.stream()
                .filter(line -> line.startsWith(AGENT))
                .forEach(line -> headers.put("User-Agent", line.substring(AGENT.length())));
        headers.putAll(request.webhook().headers());
        Webhook same = request.webhook().with(headers);
        String type = request.body().contentType();
        return body.length() < LONGEST_ARGUMENT
                ? CurlLine.of(same, type, body)
                : "printf %s " + CurlLine.quoted(body) + " | " + CurlLine.piped(same, type);
    }

    private void line(String text) {
        out.print(Printable.of(text) + '\n');
    }
}
