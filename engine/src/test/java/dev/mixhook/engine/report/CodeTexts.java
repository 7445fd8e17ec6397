package dev.mixhook.engine.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts in a source file that somebody may be told. */
final class CodeTexts {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern JOINED = Pattern.compile("(?<!\\\\)\"\\s*\\+\\s*\"");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");
    private static final Pattern SLOT = Pattern.compile("%(?:\\d+\\$)?[,0-9]*[a-z]|\n");
    private static final Pattern UNIT = Pattern.compile("\\\\u[0-9A-F]{4}");

    /** A piece of an object that is written. */
    private static final Pattern JSON = Pattern.compile("[,{] ?\"");

    /** What describes a key in a schema, is a pattern, or is said of a bug. */
    private static final Pattern UNTOLD =
            Pattern.compile(
                    "\\b(?:Key\\.of|Shape\\.of|Choice\\.of|Pattern\\.compile|IllegalArgumentException|IllegalStateException|AssertionError|ofPattern|appendPattern|startsWith|such|otherwise)\\(");

    /** What is compared with, not told. */
    private static final Pattern LABEL =
            Pattern.compile("\\bcase (?:\"[^\"]*\"(?:,\\s*\"[^\"]*\")*) ->");

    /** The only texts in a list of keys that somebody is told. */
    private static final Pattern REQUIRED = Pattern.compile("\\.required\\(");

    private CodeTexts() {}

    /** Of each text of two words at least its longest stretch that is always the same. */
    static List<String> of(Path file) throws IOException {
        String name = file.getFileName().toString();
        return name.endsWith("Keys.java") || name.endsWith("Schema.java")
                ? ofCalls(file, REQUIRED)
                : texts(without(joined(file)));
    }

    /** The same, of what such calls are given. */
    static List<String> ofCalls(Path file, Pattern calls) throws IOException {
        return texts(inside(joined(file), calls));
    }

    private static String joined(Path file) throws IOException {
        String code = COMMENT.matcher(Files.readString(file)).replaceAll("").replace("'\"'", "' '");
        return JOINED.matcher(LABEL.matcher(code).replaceAll("")).replaceAll("");
    }

    private static List<String> texts(String told) {
        return TEXT.matcher(told)
                .results()
                .map(text -> fixed(UNIT.matcher(text.group(1)).replaceAll("").translateEscapes()))
                .filter(text -> text.contains(" ") && !JSON.matcher(text).lookingAt())
                .toList();
    }

    private static String fixed(String text) {
        return Arrays.stream(SLOT.split(text))
                .map(CodeTexts::even)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** With one blank between words. */
    static String even(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String without(String code) {
        StringBuilder told = new StringBuilder();
        Matcher call = UNTOLD.matcher(code);
        int from = 0;
        while (call.find(from)) {
            told.append(code, from, call.start());
            from = end(code, call.end());
        }
        return told.append(code.substring(from)).toString();
    }

    private static String inside(String code, Pattern calls) {
        StringBuilder told = new StringBuilder();
        Matcher call = calls.matcher(code);
        while (call.find()) {
            told.append(code, call.end(), end(code, call.end())).append('\n');
        }
        return told.toString();
    }

    /** Behind the parenthesis that closes what is open at an index. */
    private static int end(String code, int start) {
        Matcher part =
                Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)+'|[()]")
                        .matcher(code);
        int open = 1;
        int at = start;
        while (open > 0 && part.find(at)) {
            open += part.group().equals("(") ? 1 : part.group().equals(")") ? -1 : 0;
            at = part.end();
        }
        return at;
    }
}
