package dev.mixhook.delivery;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A command line that repeats a request. It does not show who we are: those headers take their
 * values from variables of the shell, {@code Authorization} from {@code $AUTHORIZATION}.
 */
public final class CurlLine {
    private static final Set<String> SECRET = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        SECRET.addAll(Set.of("Authorization", "Proxy-Authorization", "Cookie"));
    }

    private CurlLine() {}

    /** For a POST with this body. */
    public static String of(Webhook webhook, String contentType, String body) {
        // Of data that begins with @, the rest would be the name of a file.
        var option = body.startsWith("@") ? "--data-raw" : "--data-binary";
        return post(webhook, contentType, option, quoted(body));
    }

    /** For a POST whose body comes on standard input, where it is too long for a command line. */
    public static String piped(Webhook webhook, String contentType) {
        return post(webhook, contentType, "--data-binary", "@-");
    }

    /** For a GET. */
    public static String get(Webhook webhook) {
        var url = webhook.canonicalUrl();
        // Brackets and braces are patterns to curl.
        var globbing = url.matches(".*[\\[\\]{}].*") ? " -g " : " ";
        return "curl -sS -i" + globbing + quoted(url) + trust(webhook) + headers(webhook);
    }

    private static String post(Webhook webhook, String contentType, String option, String data) {
        return "%s -H %s %s %s"
                .formatted(get(webhook), quoted("Content-Type: " + contentType), option, data);
    }

    private static String trust(Webhook webhook) {
        return switch (webhook.trust()) {
            case Trust.Default _ -> "";
            case Trust.Authorities own -> " --cacert " + quoted(own.file());
        };
    }

    /** Whether a header says who we are. */
    static boolean isSecret(String header) {
        return SECRET.contains(header);
    }

    private static String headers(Webhook webhook) {
        var line = new StringBuilder();
        webhook.ownHeaders()
                .entrySet()
                .forEach(header -> line.append(" -H ").append(shown(header)));
        return line.toString();
    }

    private static String shown(Map.Entry<String, String> header) {
        var name = header.getKey();
        if (isSecret(name)) {
            var variable = name.toUpperCase(Locale.ROOT).replace('-', '_');
            return "\"%s: ${%s:?}\"".formatted(name, variable);
        }
        // With a colon and nothing behind it, curl would leave the header out.
        return header.getValue().isEmpty()
                ? quoted(name + ";")
                : quoted(name + ": " + header.getValue());
    }

    /** As a POSIX shell reads it. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
