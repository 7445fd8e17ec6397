package dev.mixhook.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param line where its text begins, counted from 1
 * @param language the first word behind the fence
 * @param mark the second one, which says what is special about it; empty if there is none
 * @param lines its text
 */
record PageBlock(int line, String language, String mark, List<String> lines) {
    private static final Pattern FENCE = Pattern.compile(" *```(\\w+) ?([\\w-]*)");
    private static final Pattern NAME = Pattern.compile("(?:#|//) ([\\w./-]+\\.\\w+)");

    static List<PageBlock> of(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        List<PageBlock> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int end = i + 1;
                while (!lines.get(end).strip().equals("```")) {
                    end++;
                }
                List<String> text = List.copyOf(lines.subList(i + 1, end));
                blocks.add(new PageBlock(i + 2, fence.group(1), fence.group(2), text));
                i = end;
            }
        }
        return blocks;
    }

    boolean isConsole() {
        return language.equals("console");
    }

    /** The file whose content is shown: its name is the comment in the first line. */
    Optional<String> file() {
        Matcher name = NAME.matcher(lines.isEmpty() ? "" : lines.getFirst());
        return !isConsole() && name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** What is typed behind {@code $}, and what is shown below it. */
    List<PageCommand> commands() {
        List<PageCommand> commands = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            int begin = i;
            i = PageCommand.end(lines, begin);
            String text = String.join("\n", lines.subList(begin, i)).replaceFirst("^\\$ ", "");
            int shown = i;
            while (i < lines.size() && !lines.get(i).startsWith("$ ")) {
                i++;
            }
            commands.add(new PageCommand(line + shown, text, lines.subList(shown, i)));
        }
        return commands;
    }
}
