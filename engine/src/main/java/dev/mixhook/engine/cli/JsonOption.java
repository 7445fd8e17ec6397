package dev.mixhook.engine.cli;

import picocli.CommandLine.Option;

/** Results for programs instead of people, the same in every command that has results. */
final class JsonOption {
    @Option(
            names = {"-j", "--json"},
            description = "Print results as JSON, for programs: one object a line.")
    private boolean json;

    boolean isOn() {
        return json;
    }
}
