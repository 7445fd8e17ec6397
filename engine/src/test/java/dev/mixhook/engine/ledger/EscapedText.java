package dev.mixhook.engine.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any string of Java as one that UTF-8 and PostgreSQL can hold. */
final class EscapedText {
    private static final Pattern UNFIT =
            Pattern.compile(
                    "\\\\|\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-9a-f]{4})");

    private EscapedText() {}

    static String of(String text) {
        return UNFIT.matcher(text)
                .replaceAll(
                        unfit ->
                                Matcher.quoteReplacement(
                                        "\\%04x".formatted((int) unfit.group().charAt(0))));
    }

    static String read(String escaped) {
        return ESCAPE.matcher(escaped)
                .replaceAll(
                        escape ->
                                Matcher.quoteReplacement(
                                        String.valueOf(
                                                (char) Integer.parseInt(escape.group(1), 16))));
    }
}
