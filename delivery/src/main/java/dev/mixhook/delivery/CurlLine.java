package dev.mixhook.delivery;

/** A command line that repeats a request. */
public final class CurlLine {
    private CurlLine() {}

    /** For a POST with this body. */
    public static String of(Webhook webhook, String contentType, String body) {
        return post(webhook, contentType, quoted(body));
    }

    /** For a POST whose body comes on standard input, where it is too long for a command line. */
    public static String piped(Webhook webhook, String contentType) {
        return post(webhook, contentType, "@-");
    }

    /** For a GET. */
    public static String get(Webhook webhook) {
        return "curl -sS -i " + quoted(webhook.canonicalUrl()) + headers(webhook);
    }

    private static String post(Webhook webhook, String contentType, String data) {
        return "%s -H %s --data-binary %s"
                .formatted(get(webhook), quoted("Content-Type: " + contentType), data);
    }

    private static String headers(Webhook webhook) {
        var line = new StringBuilder();
        webhook.headers()
                .forEach((name, value) -> line.append(" -H ").append(quoted(name + ": " + value)));
        return line.toString();
    }

    /** As a POSIX shell reads it. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
