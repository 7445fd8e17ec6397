package dev.mixhook.engine.cli;

import picocli.CommandLine;

/** Gives commands the terminal that they talk to. */
final class CommandFactory implements CommandLine.IFactory {
    private final Terminal terminal;

    CommandFactory(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == SimulateCommand.class) {
            return type.cast(new SimulateCommand(terminal));
        }
        if (type == GenerateCommand.class) {
            return type.cast(new GenerateCommand(terminal));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
