package dev.mixhook.engine.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mixhook completion}: a script by which a shell completes mixhook's command lines. */
@Command(
        name = "completion",
        description = {
            "Prints a script by which a shell completes commands and options of mixhook.",
            "bash, zsh: eval \"$$(mixhook completion bash)\" in ~/.bashrc, or with zsh in ~/.zshrc.",
            "fish: mixhook completion fish > ~/.config/fish/completions/mixhook.fish"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    private static final String NAME = "mixhook";

    private static final Pattern WORDS = Pattern.compile("(?<=_args=)\\([^)]*\\)");

    /** The shells that are known. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    private final Terminal terminal;

    @Parameters(
            paramLabel = "SHELL",
            converter = Converters.ToShell.class,
            description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    @Spec private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CommandLine all = spec.root().commandLine();
        String script =
                switch (shell) {
                    // zsh reads bash's, which loads what it needs for that.
                    case BASH, ZSH -> asTyped(AutoComplete.bash(NAME, all));
                    case FISH -> FishCompletion.of(NAME, all);
                };
        terminal.out().print(script);
        return ExitCode.DONE;
    }

    /** With words as they are typed: picocli lists them as Java has them. */
    private static String asTyped(String script) {
        return WORDS.matcher(script).replaceAll(words -> words.group().toLowerCase(Locale.ROOT));
    }
}
