package dev.mixhook.engine.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line that a page shows.
 *
 * @param line where its output begins on the page, counted from 1
 * @param text what is typed, which may go on over several lines
 * @param output what the page shows below it
 */
record PageCommand(int line, String text, List<String> output) {
    private static final Pattern HERE = Pattern.compile("<<'?(\\w+)'?");

    /** Behind the last line of the command that begins at an index. */
    static int end(List<String> lines, int begin) {
        Matcher here = HERE.matcher(lines.get(begin));
        int end = begin;
        if (here.find()) {
            while (!lines.get(end).equals(here.group(1))) {
                end++;
            }
            return end + 1;
        }
        while (lines.get(end).endsWith("\\")) {
            end++;
        }
        return end + 1;
    }

    /** Whether the next command is typed while this one runs. */
    boolean goesOn() {
        return ShellLine.of(text).goesOn();
    }
}
