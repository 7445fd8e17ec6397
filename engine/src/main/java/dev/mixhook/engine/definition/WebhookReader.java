package dev.mixhook.engine.definition;

import dev.mixhook.delivery.Secrets;
import dev.mixhook.delivery.Trust;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WireFormat;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Kinds;
import dev.mixhook.engine.definition.yaml.Section;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a {@code webhook:} in which the environment is filled in (R-W1, R-D1, R-D7).
 *
 * @param folder of the campaign file, from which its files are named
 * @param format what it says of the bodies
 */
record WebhookReader(Section section, Path folder, Secrets secrets, WireFormat format) {
    private static final Duration LONGEST = Duration.ofHours(1);

    Optional<Webhook> read() {
        Optional<String> url = section.read(WebhookKeys.URL);
        Map<String, String> headers = headers();
        Optional<Duration> timeout = time(WebhookKeys.TIMEOUT);
        Optional<Duration> connectTimeout = time(WebhookKeys.CONNECT_TIMEOUT);
        Optional<Trust> trust =
                section.read(WebhookKeys.TLS).flatMap(tls -> new TrustReader(tls, folder).read());
        return url.filter(this::isSent)
                .flatMap(whole -> webhook(whole, headers, timeout, connectTimeout))
                .map(webhook -> trust.map(webhook::with).orElse(webhook));
    }

    private boolean isSent(String url) {
        if (url.contains("#")) {
            section.problem(
                    WebhookKeys.URL,
                    "What follows `#` is never sent; write %23 if it belongs to the URL.");
            return false;
        }
        return true;
    }

    private Optional<Webhook> webhook(
            String url,
            Map<String, String> headers,
            Optional<Duration> timeout,
            Optional<Duration> connectTimeout) {
        try {
            Webhook plain = Webhook.to(url, secrets);
            return Optional.of(
                    plain.with(headers)
                            .with(format)
                            .within(
                                    timeout.orElse(plain.timeout()),
                                    connectTimeout.orElse(plain.connectTimeout())));
        } catch (IllegalArgumentException e) {
            section.problem(WebhookKeys.URL, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        section.read(WebhookKeys.AUTH)
                .flatMap(WebhookReader::basic)
                .ifPresent(value -> headers.put("Authorization", value));
        section.read(WebhookKeys.HEADERS)
                .map(names -> HeadersReader.read(names, name -> value(names, name)))
                .ifPresent(headers::putAll);
        return headers;
    }

    /** Basic authentication, as a header. */
    private static Optional<String> basic(Section auth) {
        Optional<String> user = auth.read(WebhookKeys.USER);
        Optional<String> password = auth.read(WebhookKeys.PASSWORD);
        auth.close();
        if (user.filter(name -> name.contains(":")).isPresent()) {
            auth.problem(WebhookKeys.USER, "A user name has no colon: it ends there.");
            return Optional.empty();
        }
        return user.flatMap(name -> password.map(secret -> basic(name, secret)));
    }

    private static String basic(String user, String password) {
        byte[] both = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private Optional<String> value(Section names, String name) {
        return names.other(name, Kinds.text()).filter(_ -> isNew(names, name));
    }

    private boolean isNew(Section names, String name) {
        if (section.has(WebhookKeys.AUTH) && name.equalsIgnoreCase("Authorization")) {
            names.problem(name, "`auth` is sent as this header; give one of the two.");
            return false;
        }
        return true;
    }

    private Optional<Duration> time(Key<Duration> key) {
        Optional<Duration> time = section.read(key);
        if (time.isPresent() && (time.get().isZero() || time.get().compareTo(LONGEST) > 0)) {
            section.problem(key, "`" + key.name() + "` is longer than nothing and at most 1 hour.");
            return Optional.empty();
        }
        return time;
    }
}
