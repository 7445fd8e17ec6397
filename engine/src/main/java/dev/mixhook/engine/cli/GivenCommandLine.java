package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Secrets;
import dev.mixhook.engine.cli.Converters.Header;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line that was given, to be given once more. */
final class GivenCommandLine {
    /** What chooses claims, repeats a run, or says where reports go; all else is carried on. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "--only",
                    "--seed",
                    "--shuffle",
                    "--fail-fast",
                    "--junit-file",
                    "--json-file",
                    "--json");

    private static final String HEADER = "--header";

    private static final Pattern URL = Pattern.compile("(?i)^https?://");

    private GivenCommandLine() {}

    /** The words of the command line, from the program's name on. */
    static List<String> of(CommandSpec spec) {
        ParseResult given = spec.commandLine().getParseResult();
        List<String> words = new ArrayList<>(List.of(spec.qualifiedName().split(" ")));
        given.matchedPositionals()
                .forEach(positional -> words.addAll(positional.originalStringValues()));
        for (OptionSpec option : new LinkedHashSet<>(given.matchedOptions())) {
            if (!LEFT_OUT.contains(option.longestName())) {
                add(option, words);
            }
        }
        return words.stream().map(word -> shown(word, words)).toList();
    }

    private static void add(OptionSpec option, List<String> words) {
        if (option.arity().max() == 0) {
            words.add(option.longestName());
            return;
        }
        for (String value : option.originalStringValues()) {
            words.add(option.longestName());
            words.add(option.longestName().equals(HEADER) ? header(value, words) : value);
        }
    }

    /** The value of a header that is secret by its name is hidden, as in a URL. */
    private static String header(String text, List<String> words) {
        Header header = new Converters.ToHeader().convert(text);
        Secrets secrets = words.contains("--show-secrets") ? Secrets.SHOWN : Secrets.NAMED;
        return header.name() + ": " + secrets.header(header.name(), header.value());
    }

    /** What is secret in a URL is hidden, unless somebody wants to see it. */
    private static String shown(String word, List<String> words) {
        return words.contains("--show-secrets") || !URL.matcher(word).find()
                ? word
                : Secrets.NAMED.url(word);
    }
}
