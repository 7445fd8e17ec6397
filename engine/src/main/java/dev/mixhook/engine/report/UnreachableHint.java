package dev.mixhook.engine.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What to do where a receiver cannot be reached: it depends on the reason. */
public final class UnreachableHint {
    private static final Map<String, String> BY_REASON = byReason();

    private UnreachableHint() {}

    private static Map<String, String> byReason() {
        Map<String, String> hints = new LinkedHashMap<>();
        hints.put(
                "unknown host",
                "Nobody knows that name. Is it spelt right? This machine is localhost.");
        hints.put(
                "signed by nobody who is trusted",
                "Name the certificate of who signed it: `tls: {ca: ca.pem}` under `webhook`, or --ca FILE.");
        hints.put("it speaks http, not https", "Write http:// in the URL, not https://.");
        hints.put("it speaks https", "Write https:// in the URL, not http://.");
        hints.put(
                "certificate is not for",
                "Write the name in the URL that the certificate is for, or give the receiver another certificate.");
        hints.put(
                "no connection to",
                "Does it run, and does nothing between, such as a firewall, keep it from answering?");
        return hints;
    }

    /**
     * A sentence that says what to do; empty where the reason says it.
     *
     * @param reason why it cannot be reached
     * @param otherwise how mixhook itself can be the receiver
     */
    public static Optional<String> of(String reason, String otherwise) {
        if (reason.contains("connection refused")) {
            return Optional.of(
                    "Nothing listens there. Start your receiver, or let mixhook be one: "
                            + otherwise);
        }
        return BY_REASON.entrySet().stream()
                .filter(hint -> reason.contains(hint.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
