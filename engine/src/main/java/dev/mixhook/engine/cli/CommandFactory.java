package dev.mixhook.engine.cli;

import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** Gives commands the terminal that they talk to. */
final class CommandFactory implements CommandLine.IFactory {
    private static final Map<Class<?>, Function<Terminal, Object>> COMMANDS =
            Map.of(
                    SimulateCommand.class, SimulateCommand::new,
                    VerifyCommand.class, VerifyCommand::new,
                    PreviewCommand.class, PreviewCommand::new,
                    ExplainCommand.class, ExplainCommand::new,
                    CheckCommand.class, CheckCommand::new,
                    ScheduleCommand.class, ScheduleCommand::new,
                    EvalCommand.class, EvalCommand::new,
                    ReceiveCommand.class, ReceiveCommand::new,
                    ReplayCommand.class, ReplayCommand::new,
                    GenerateCommand.class, GenerateCommand::new);

    private final Terminal terminal;

    CommandFactory(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Function<Terminal, Object> command = COMMANDS.get(type);
        return command == null
                ? CommandLine.defaultFactory().create(type)
                : type.cast(command.apply(terminal));
    }
}
