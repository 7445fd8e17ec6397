package dev.mixhook.engine.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for fish: a {@code complete} line a command and an option. */
final class FishCompletion {
    private final String name;
    private final StringBuilder script = new StringBuilder();

    private FishCompletion(String name) {
        this.name = name;
    }

    /** The script for a command and all below it. */
    static String of(String name, CommandLine command) {
        FishCompletion completion = new FishCompletion(name);
        completion.add(command, "");
        return completion.script.toString();
    }

    /**
     * Adds a command.
     *
     * @param condition under which a command line has come to it; empty for the whole
     */
    private void add(CommandLine command, String condition) {
        Map<String, CommandLine> below = command.getSubcommands();
        String inside = below.isEmpty() ? condition : none(condition, below.keySet());
        below.forEach((word, child) -> line(inside, "-f -a " + word + description(summary(child))));
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.hidden()) {
                line(inside, option(option));
            }
        }
        for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
            String words = words(parameter);
            if (!words.isEmpty()) {
                line(inside, "-f -a '" + words + '\'' + description(lines(parameter)));
            }
        }
        below.forEach(
                (word, child) ->
                        add(child, joined(condition, "__fish_seen_subcommand_from " + word)));
    }

    private static String none(String condition, Iterable<String> below) {
        return joined(condition, "not __fish_seen_subcommand_from " + String.join(" ", below));
    }

    private static String joined(String condition, String other) {
        return condition.isEmpty() ? other : condition + "; and " + other;
    }

    private static String option(OptionSpec option) {
        StringBuilder line = new StringBuilder();
        for (String known : option.names()) {
            line.append(line.isEmpty() ? "" : " ")
                    .append(known.startsWith("--") ? "-l " : "-s ")
                    .append(known.replaceFirst("^--?", ""));
        }
        if (option.arity().max() > 0) {
            boolean isFile = option.auxiliaryTypes()[0].equals(Path.class);
            String words = words(option);
            line.append(isFile ? " -r -F" : " -x");
            line.append(words.isEmpty() ? "" : " -a '" + words + '\'');
        }
        return line + description(lines(option));
    }

    private static String lines(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    /** What may stand there, if that is one of a few words. */
    private static String words(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null ? "" : String.join(" ", candidates).toLowerCase(Locale.ROOT);
    }

    private static String summary(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String[] lines = spec.usageMessage().description();
        return lines.length == 0 ? "" : lines[0];
    }

    /** The first sentence: fish shows a line. */
    private static String description(String text) {
        String first = List.of(text.split("(?<=[.:;]) ", 2)).getFirst();
        String plain = first.replace("%%", "%").replace("$$", "$").replaceFirst("[.:;]$", "");
        return plain.isEmpty()
                ? ""
                : " -d '" + plain.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private void line(String condition, String rest) {
        script.append("complete -c ").append(name);
        if (!condition.isEmpty()) {
            script.append(" -n '").append(condition).append('\'');
        }
        script.append(' ').append(rest).append('\n');
    }
}
