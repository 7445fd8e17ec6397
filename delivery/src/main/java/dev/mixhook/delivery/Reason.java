package dev.mixhook.delivery;

import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why a POST got no answer, in one line for people: the same each time, so without ids, elapsed
 * times and own ports.
 */
final class Reason {
    /** How an alert of TLS begins, in what OkHttp says of an answer: as text, and in hex. */
    private static final List<String> ALERTS = List.of("\u0015\u0003", "content=1503");

    private final String peer;
    private final Webhook webhook;
    private final boolean outOfTime;

    /**
     * @param outOfTime whether the time-out of the whole call ended it
     */
    Reason(Webhook webhook, boolean outOfTime) {
        String host = webhook.host();
        this.peer = (host.contains(":") ? "[" + host + "]" : host) + ":" + webhook.port();
        this.webhook = webhook;
        this.outOfTime = outOfTime;
    }

    /** Why there was nothing to send it on. */
    String unreachable(Exception failure) {
        if (outOfTime) {
            return noConnectionWithin(webhook.timeout());
        }
        if (Thread.currentThread().isInterrupted()) {
            return "interrupted before there was a connection to " + peer;
        }
        return switch (telling(failure)) {
            case EgressRefusal refusal -> refusal.reason();
            case FaultInjectedException broken -> broken.reason();
            case UnknownHostException _ -> "unknown host " + webhook.host();
            case SocketTimeoutException _ -> noConnectionWithin(webhook.connectTimeout());
            case SSLException none -> "no TLS with " + peer + ": " + untrusted(none);
            case Exception other ->
                    isRefused(other)
                            ? "connection refused by " + peer
                            : "no connection to " + peer + ": " + rootMessage(other);
        };
    }

    /** Why no complete response head came. */
    String uncertain(Exception failure) {
        if (outOfTime) {
            return "no answer from " + peer + " within " + inWords(webhook.timeout());
        }
        if (Thread.currentThread().isInterrupted()) {
            return "interrupted before the answer from " + peer;
        }
        return switch (failure) {
            case FaultInjectedException broken -> broken.reason();
            case ClosedAfterUse _ ->
                    "the receiver at "
                            + peer
                            + " closed a connection that had been used before,"
                            + " before a byte of the answer came";
            case Exception alert when isTls(alert) ->
                    "the answer from " + peer + " is TLS: it speaks https";
            case ProtocolException _, RuntimeException _ ->
                    "the answer from " + peer + " is not HTTP";
            default -> "the connection to " + peer + " broke before the answer";
        };
    }

    /**
     * The failure that tells most: where a name has several addresses, that of one which did not
     * refuse the connection.
     */
    private static Exception telling(Exception failure) {
        return Stream.concat(Stream.of(failure), Arrays.stream(failure.getSuppressed()))
                .filter(Exception.class::isInstance)
                .map(Exception.class::cast)
                .filter(one -> !isRefused(one))
                .findFirst()
                .orElse(failure);
    }

    private static boolean isRefused(Throwable failure) {
        return rootMessage(failure).equals("Connection refused");
    }

    /**
     * Whether a receiver of TLS answers a request without: by an alert, which is no line of HTTP.
     */
    private static boolean isTls(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause();
        return ALERTS.stream().anyMatch(message::contains) || (cause != null && isTls(cause));
    }

    /** Why there is no TLS. */
    private String untrusted(SSLException failure) {
        String message = rootMessage(failure);
        if (message.contains("valid certification path")) {
            return "its certificate is signed by nobody who is trusted here";
        }
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return "it speaks http, not https";
        }
        if (message.startsWith("NotAfter")) {
            return "its certificate has expired";
        }
        if (message.startsWith("NotBefore")) {
            return "its certificate is not valid yet";
        }
        return message.endsWith(" not verified:")
                ? "its certificate is not for " + webhook.host()
                : message;
    }

    private String noConnectionWithin(Duration time) {
        return "no connection to " + peer + " within " + inWords(time);
    }

    private static String inWords(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause != null) {
            return rootMessage(cause);
        }
        String message = failure.getMessage();
        return message == null ? "it broke off" : message.lines().findFirst().orElse("");
    }
}
