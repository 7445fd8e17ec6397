package dev.mixhook.engine.contract.finding;

import dev.mixhook.delivery.CurlLine;
import dev.mixhook.delivery.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests that were sent, for somebody who wants to send them again by hand. */
public final class CurlScript {
    /** The most command lines that are shown. */
    private static final int MOST = 5;

    /** The longest body, in characters, that a command line shows. */
    private static final int LONGEST = 4000;

    private final List<SentRequest> commands = new ArrayList<>();

    /**
     * Some of them.
     *
     * @param what they are, and what was done to them
     * @param line made only when it is asked for; nothing where no command line does it
     */
    private record SentRequest(String what, Supplier<Optional<String>> line) {}

    /** The command line that sends it; nothing if that would be too long. */
    public static Optional<String> command(WebhookRequest request) {
        byte[] body = request.body().bytes();
        return body.length <= LONGEST
                ? Optional.of(
                        CurlLine.of(
                                request.webhook(),
                                request.body().contentType(),
                                new String(body, StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    public synchronized void add(String what, Supplier<Optional<String>> line) {
        commands.add(new SentRequest(what, line));
    }

    public synchronized boolean isEmpty() {
        return commands.isEmpty();
    }

    /**
     * A command line for each, below what it is; or that there is none. Nothing if nothing was
     * sent.
     */
    public synchronized Optional<String> text() {
        if (commands.isEmpty()) {
            return Optional.empty();
        }
        if (commands.size() > MOST) {
            return Optional.of(
                    "see `again`: " + commands.size() + " requests are too many for curl");
        }
        List<String> text = new ArrayList<>();
        for (SentRequest sentRequest : commands) {
            Optional<String> line = sentRequest.line().get();
            if (line.isEmpty()) {
                return Optional.of("see `again`: curl cannot send " + sentRequest.what());
            }
            if (commands.size() > 1) {
                text.add("# " + sentRequest.what());
            }
            text.add(line.get());
        }
        return Optional.of(String.join("\n", text));
    }
}
