package dev.mixhook.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command line as a shell reads it, as far as pages need that: quotes, variables set in front,
 * pipes, {@code > FILE} and {@code &}.
 *
 * @param stages what is joined by pipes
 * @param background whether it ends with {@code &}
 */
record ShellLine(List<Stage> stages, boolean background) {
    private static final Set<String> DAEMONS = Set.of("receive", "ingest", "serve");

    /**
     * One program of a pipe.
     *
     * @param text as it is written
     * @param environment the variables in front of it
     * @param words without quotes and variables
     */
    record Stage(String text, Map<String, String> environment, List<String> words) {
        static Stage of(String text) {
            Map<String, String> environment = new LinkedHashMap<>();
            List<String> words = new ArrayList<>(ShellLine.words(text));
            while (!words.isEmpty() && words.getFirst().matches("[A-Z_]+=.*")) {
                String[] variable = words.removeFirst().split("=", 2);
                environment.put(variable[0], variable[1]);
            }
            return new Stage(text, environment, words);
        }

        boolean isMixhook() {
            return !words.isEmpty() && words.getFirst().matches("(\\./)?mixhook");
        }

        String[] arguments() {
            return words.subList(1, words.size()).toArray(String[]::new);
        }

        /** Whether mixhook then goes on until it is stopped. */
        boolean isDaemon() {
            return isMixhook()
                    && words.size() > 1
                    && !words.contains("--help")
                    && (DAEMONS.contains(words.get(1))
                            || (words.get(1).equals("run") && !words.contains("--for")));
        }
    }

    static ShellLine of(String text) {
        String line = text.replace("\\\n", " ").strip();
        boolean background = line.endsWith("&");
        String foreground = background ? line.substring(0, line.length() - 1).strip() : line;
        return new ShellLine(split(foreground, '|').stream().map(Stage::of).toList(), background);
    }

    boolean goesOn() {
        return background || stages.getLast().isDaemon();
    }

    private static List<String> words(String text) {
        return split(text.strip(), ' ').stream()
                .filter(word -> !word.isEmpty())
                .map(ShellLine::unquoted)
                .toList();
    }

    /** The parts between separators that stand outside of quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == separator) {
                parts.add(part.toString());
                part.setLength(0);
                continue;
            }
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                part.append(c);
                c = text.charAt(++i);
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            part.append(c);
        }
        parts.add(part.toString());
        return parts;
    }

    private static String unquoted(String word) {
        StringBuilder plain = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < word.length()) {
                plain.append(word.charAt(++i));
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
