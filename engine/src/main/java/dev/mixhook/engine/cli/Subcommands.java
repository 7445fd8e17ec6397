package dev.mixhook.engine.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/**
 * The commands of {@code mixhook}, in the order of its help. Reading one command's options takes
 * picocli longer than a short command runs, so a command line that names a command is given that
 * one alone.
 */
final class Subcommands {
    private static final Map<String, Class<?>> BY_NAME = byName();

    /** The commands that have to know all others. */
    private static final Set<String> ABOUT_ALL = Set.of("help", "completion");

    private Subcommands() {}

    private static Map<String, Class<?>> byName() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("init", InitCommand.class);
        commands.put("simulate", SimulateCommand.class);
        commands.put("verify", VerifyCommand.class);
        commands.put("run", RunCommand.class);
        commands.put("preview", PreviewCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("schedule", ScheduleCommand.class);
        commands.put("eval", EvalCommand.class);
        commands.put("ingest", IngestCommand.class);
        commands.put("receive", ReceiveCommand.class);
        commands.put("replay", ReplayCommand.class);
        commands.put("test", TestCommand.class);
        commands.put("send", SendCommand.class);
        commands.put("serve", ServeCommand.class);
        commands.put("generate", GenerateCommand.class);
        commands.put("schema", SchemaCommand.class);
        commands.put("ledger", LedgerCommand.class);
        commands.put("help", CommandLine.HelpCommand.class);
        commands.put("completion", CompletionCommand.class);
        commands.put("docs", DocsCommand.class);
        commands.put("version", VersionCommand.class);
        return commands;
    }

    static Map<String, Class<?>> all() {
        return BY_NAME;
    }

    /**
     * The subcommands that a command line can come to: all where it names none, for help and hints.
     */
    static List<Class<?>> needed(String... args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            return List.of();
        }
        Class<?> named = args.length == 0 ? null : BY_NAME.get(args[0]);
        return named == null || ABOUT_ALL.contains(args[0])
                ? List.copyOf(BY_NAME.values())
                : List.of(named);
    }
}
