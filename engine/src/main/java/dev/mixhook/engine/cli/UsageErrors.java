package dev.mixhook.engine.cli;

import dev.mixhook.targeting.selector.Suggestion;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where its help is; not the help itself. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
    /** What picocli says in front of a converter's own words. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "^Invalid value for (?:option '[^']*'|positional parameter at index [^:]*)(?: \\([^)]*\\))?: ");

    private static final Pattern COMMAND =
            Pattern.compile("^(Missing required|Unknown) subcommand");

    private static final Pattern UNKNOWN_COMMAND =
            Pattern.compile("^Unknown subcommand '([^']*)'.*");

    private static final Pattern WITHOUT_VALUE =
            Pattern.compile("^(Missing required parameter for option|Expected parameter ).*");

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(message(failure));
        err.println("try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT;
    }

    private static String message(ParameterException failure) {
        return switch (failure) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> missing(missing);
            case OverwrittenOptionException twice ->
                    name(twice.getOverwritten()) + " is given twice.";
            default -> invalid(failure);
        };
    }

    private static String unmatched(UnmatchedArgumentException failure) {
        String typed = failure.getUnmatched().getFirst();
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        if (typed.startsWith("-") && typed.length() > 1) {
            String option = typed.replaceFirst("=.*", "");
            List<String> names =
                    command.options().stream()
                            .flatMap(known -> List.of(known.names()).stream())
                            .toList();
            return "There is no option `" + option + "`." + Suggestion.meant(option, names);
        }
        if (!command.subcommands().isEmpty()) {
            return "There is no command `"
                    + typed
                    + "`."
                    + Suggestion.meant(typed, command.subcommands().keySet());
        }
        return "`" + typed + "` is one argument too many.";
    }

    /** What picocli says of commands, which it tells by no type of their own. */
    private static String invalidCommand(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        Matcher unknown = UNKNOWN_COMMAND.matcher(String.valueOf(failure.getMessage()));
        return unknown.matches()
                ? "There is no command `"
                        + unknown.group(1)
                        + "`."
                        + Suggestion.meant(unknown.group(1), command.subcommands().keySet())
                : "Say which: " + String.join(", ", command.subcommands().keySet()) + '.';
    }

    private static String missing(MissingParameterException failure) {
        if (WITHOUT_VALUE.matcher(String.valueOf(failure.getMessage())).matches()) {
            ArgSpec option = failure.getMissing().getFirst();
            return name(option) + " takes a value: " + form(option);
        }
        if (failure.getMissing().isEmpty()) {
            return String.valueOf(failure.getMessage());
        }
        return "Missing: "
                + failure.getMissing().stream()
                        .sorted(Comparator.comparing(ArgSpec::isOption))
                        .map(UsageErrors::form)
                        .collect(Collectors.joining(", "));
    }

    private static String invalid(ParameterException failure) {
        ArgSpec argument = failure.getArgSpec();
        if (argument == null && COMMAND.matcher(String.valueOf(failure.getMessage())).find()) {
            return invalidCommand(failure);
        }
        String own = PLACE.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
        String text = own.endsWith(".") ? own : own + '.';
        return argument == null ? text : name(argument) + ": " + text;
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String form(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + ' ' + option.paramLabel()
                : argument.paramLabel();
    }
}
