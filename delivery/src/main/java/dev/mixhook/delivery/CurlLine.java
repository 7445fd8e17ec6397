package dev.mixhook.delivery;

import java.util.List;

/**
 * A command line that repeats a request. What is secret of it takes its value from variables of the
 * shell, {@code Authorization} from {@code $AUTHORIZATION} and {@code ?key=} from {@code $KEY}.
 */
public final class CurlLine {
    private CurlLine() {}

    /** The line for a POST with this body. */
    public static String of(Webhook webhook, String contentType, String body) {
        // Of data that begins with @, the rest would be the name of a file.
        String option = body.startsWith("@") ? "--data-raw" : "--data-binary";
        return post(webhook, contentType, option, quoted(body));
    }

    /**
     * The line for a POST whose body comes on standard input, where it is too long for a command
     * line.
     */
    public static String piped(Webhook webhook, String contentType) {
        return post(webhook, contentType, "--data-binary", "@-");
    }

    /** The line for a GET. */
    public static String get(Webhook webhook) {
        String url = webhook.target().toString();
        // Brackets and braces are patterns to curl.
        String globbing = url.matches(".*[\\[\\]{}].*") ? " -g " : " ";
        return "curl -sS -i"
                + globbing
                + word(url, webhook.secrets().inUrl(url))
                + trust(webhook)
                + headers(webhook);
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

    private static String headers(Webhook webhook) {
        StringBuilder line = new StringBuilder();
        webhook.ownHeaders()
                .forEach(
                        (name, value) ->
                                line.append(" -H ").append(header(webhook.secrets(), name, value)));
        return line.toString();
    }

    private static String header(Secrets secrets, String name, String value) {
        if (value.isEmpty()) {
            // With a colon and nothing behind it, curl would leave the header out.
            return quoted(name + ";");
        }
        String start = name + ": ";
        List<Secrets.Found> found = secrets.inHeader(name, value);
        if (found.equals(List.of(new Secrets.Found(0, value.length(), Secrets.variable(name))))) {
            return "\"" + start + variable(found.getFirst()) + "\"";
        }
        return word(
                start + value, found.stream().map(part -> part.movedBy(start.length())).toList());
    }

    /** One word, with variables in the place of what is secret. */
    private static String word(String text, List<Secrets.Found> secret) {
        StringBuilder word = new StringBuilder();
        int from = 0;
        for (Secrets.Found part : secret) {
            word.append(quoted(text.substring(from, part.from())));
            word.append('"').append(variable(part)).append('"');
            from = part.to();
        }
        return from < text.length()
                ? word.append(quoted(text.substring(from))).toString()
                : word.toString();
    }

    /** The shell ends the line if it is not set. */
    private static String variable(Secrets.Found part) {
        return "${" + part.variable() + ":?}";
    }

    /** The text in the quotes of a POSIX shell. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
