package dev.mixhook.engine.definition;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Secrets;
import dev.mixhook.delivery.Trust;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WireFormat;
import dev.mixhook.engine.definition.yaml.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a {@code webhook:} in which the environment is filled in (R-W1, R-D1, R-D7).
 *
 * @param folder of the campaign file, from which its files are named
 */
record WebhookReader(Section section, Path folder, Secrets secrets) {
    private static final Duration LONGEST = Duration.ofHours(1);

    Optional<Webhook> read() {
        Optional<String> url =
                section.required("url", section.text("url"), "the URL of your receiver");
        Map<String, String> headers = headers();
        Webhook.Accept accept = accept();
        Optional<Duration> timeout = time("timeout");
        Optional<Duration> connectTimeout = time("connect_timeout");
        JsonStyle json = json();
        Optional<Trust> trust =
                section.section("tls").flatMap(tls -> new TrustReader(tls, folder).read());
        return url.filter(this::isSent)
                .flatMap(
                        whole ->
                                webhook(
                                        whole,
                                        headers,
                                        new MessagesFormat(accept, json),
                                        timeout,
                                        connectTimeout))
                .map(webhook -> trust.map(webhook::with).orElse(webhook));
    }

    private boolean isSent(String url) {
        if (url.contains("#")) {
            section.problem(
                    "url", "What follows `#` is never sent; write %23 if it belongs to the URL.");
            return false;
        }
        return true;
    }

    private Optional<Webhook> webhook(
            String url,
            Map<String, String> headers,
            WireFormat format,
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
            section.problem("url", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        section.section("headers")
                .ifPresent(
                        names -> {
                            for (String name : names.keys()) {
                                names.text(name)
                                        .filter(value -> isHeader(names, name, value))
                                        .ifPresent(value -> headers.put(name, value));
                            }
                        });
        return headers;
    }

    private static boolean isHeader(Section names, String name, String value) {
        try {
            Webhook with = Webhook.to("http://localhost/").with(Map.of(name, value));
            return with.headers().containsKey(name);
        } catch (IllegalArgumentException e) {
            names.problem(name, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private Webhook.Accept accept() {
        return section.read(
                        "accept",
                        "200 or 2xx",
                        scalar ->
                                switch (scalar.text()) {
                                    case "200" -> Optional.of(Webhook.Accept.OK_ONLY);
                                    case "2xx" -> Optional.of(Webhook.Accept.ANY_2XX);
                                    default -> Optional.empty();
                                })
                .orElse(Webhook.Accept.OK_ONLY);
    }

    private JsonStyle json() {
        return section.read(
                        "json",
                        "ascii or utf8",
                        scalar ->
                                switch (scalar.text()) {
                                    case "ascii" -> Optional.of(JsonStyle.ASCII);
                                    case "utf8" -> Optional.of(JsonStyle.UTF8);
                                    default -> Optional.empty();
                                })
                .orElse(JsonStyle.ASCII);
    }

    private Optional<Duration> time(String key) {
        Optional<Duration> time = section.duration(key);
        if (time.isPresent() && (time.get().isZero() || time.get().compareTo(LONGEST) > 0)) {
            section.problem(key, "`" + key + "` is longer than nothing and at most 1 hour.");
            return Optional.empty();
        }
        return time;
    }
}
