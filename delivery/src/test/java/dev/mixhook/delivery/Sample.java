package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.util.Arrays;

/** Users to send, and what is sent for them. */
final class Sample {
    /** A 200 without a body. */
    static final Outcome ACCEPTED = new Outcome.Accepted(Answer.of(200, ""));

    private Sample() {}

    static Recipient person(String distinctId, String properties) {
        return new Recipient(distinctId, properties.getBytes(UTF_8));
    }

    static Batch batchOf(Recipient... recipients) {
        return new Batch(1, 1, Arrays.asList(recipients));
    }

    static Batch anyBatch() {
        return batchOf(person("ana", "{\"plan\":\"free\"}"));
    }

    /** A port of this machine on which nobody listens. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    static WebhookRequest post(Webhook webhook) {
        return WebhookRequest.of(1, webhook, anyBatch());
    }

    /** The value of {@code users}, decoded by the JDK. */
    static String sentFor(Recipient... recipients) {
        return sentFor(JsonStyle.ASCII, recipients);
    }

    static String sentFor(JsonStyle style, Recipient... recipients) {
        var form = new String(UsersFormEncoder.encode(batchOf(recipients), style), US_ASCII);
        assertThat(form).matches("users=[A-Za-z0-9._*%+-]+");
        return URLDecoder.decode(form.substring("users=".length()), UTF_8);
    }

    /** What is sent for properties that are stored like this. */
    static String sentFor(String properties) {
        return sentFor(JsonStyle.ASCII, properties);
    }

    static String sentFor(JsonStyle style, String properties) {
        var json = sentFor(style, person("u", properties));
        var before = "[{\"$distinct_id\": \"u\", \"$properties\": ";
        assertThat(json).startsWith(before).endsWith("}]");
        return json.substring(before.length(), json.length() - 2);
    }
}
