package dev.mixhook.engine.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as a shell reads them. */
final class ShellWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWords() {}

    static String joined(List<String> words) {
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return word.contains("##") || word.chars().anyMatch(Character::isISOControl)
                ? "$'" + escaped(word) + "'"
                : "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * In $'…', which bash, zsh and ksh read, bytes can be named: those that are no text, and those
     * that mean something to the CI system that prints the line.
     */
    private static String escaped(String word) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : word.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = octet >= ' ' && octet < 0x7f && "'\\#".indexOf(octet) < 0;
            escaped.append(
                    isPlain
                            ? String.valueOf((char) octet)
                            : String.format(Locale.ROOT, "\\%03o", octet & 0xff));
        }
        return escaped.toString();
    }
}
