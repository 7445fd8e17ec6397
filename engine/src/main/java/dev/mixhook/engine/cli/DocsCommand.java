package dev.mixhook.engine.cli;

import dev.mixhook.targeting.selector.Suggestion;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mixhook docs}: the pages of this version. */
@Command(
        name = "docs",
        description = "Prints a page of the documentation, or lists the pages.",
        mixinStandardHelpOptions = true)
final class DocsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "PAGE", description = "Default: the list of pages.")
    private @Nullable String name;

    DocsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (name == null) {
            terminal.out()
                    .print("mixhook docs PAGE prints one of these pages:\n\n" + DocsPage.list());
            return ExitCode.DONE;
        }
        Optional<DocsPage> page = DocsPage.named(name);
        if (page.isEmpty()) {
            return terminal.badInput(
                    "There is no page `"
                            + name
                            + "`."
                            + Suggestion.meant(DocsPage.nameOf(name), DocsPage.names())
                            + " `mixhook docs` lists all pages.");
        }
        terminal.out().print(page.get().text());
        return ExitCode.DONE;
    }
}
