package dev.mixhook.engine.contract;

import dev.mixhook.delivery.Secrets;
import dev.mixhook.delivery.Trust;
import dev.mixhook.delivery.Webhook;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The receiver that a contract is about.
 *
 * @param url where it takes POSTs
 * @param headers that each POST has, beside what its format says
 * @param start a command that starts it, as the shell reads it; null if it runs already
 * @param folder in which that runs
 * @param ready a URL that answers 200 once it is there; null if its own URL has to do
 * @param trust in it, where it speaks TLS
 * @param secrets what of all that is not shown to anybody
 */
public record ReceiverSource(
        String url,
        Map<String, String> headers,
        @Nullable String start,
        Path folder,
        @Nullable String ready,
        Trust trust,
        Secrets secrets) {
    public ReceiverSource {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A receiver that the authorities that Java comes with vouch for, if it speaks TLS. */
    public ReceiverSource(String url, @Nullable String start, Path folder, @Nullable String ready) {
        this(url, Map.of(), start, folder, ready, new Trust.Default(), Secrets.NAMED);
    }

    /**
     * Where it takes POSTs.
     *
     * @throws IllegalArgumentException if a header is none that can be sent; the message names it
     */
    public Webhook webhook() {
        return Webhook.to(url, secrets).with(headers).with(trust);
    }

    /** What is asked whether it is there. */
    Webhook asked() {
        return Webhook.to(ready == null ? url : ready, secrets).with(trust);
    }

    ReceiverSource at(String other) {
        return new ReceiverSource(other, headers, start, folder, ready, trust, secrets);
    }

    /** This receiver with the trust and the secrets of a command line. */
    public ReceiverSource with(Trust trust, Secrets secrets) {
        return new ReceiverSource(url, headers, start, folder, ready, trust, secrets);
    }

    /** This receiver with more headers; one of the same name takes the place of its own. */
    public ReceiverSource with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        // The name as it was written last.
        more.keySet().forEach(all::remove);
        all.putAll(more);
        return new ReceiverSource(url, all, start, folder, ready, trust, secrets);
    }
}
