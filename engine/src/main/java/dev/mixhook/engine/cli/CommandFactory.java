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
        try {
            return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
        } catch (NoSuchMethodException _) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}
