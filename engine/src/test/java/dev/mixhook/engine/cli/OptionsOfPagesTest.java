package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Commands and options that pages name within their text are there. */
class OptionsOfPagesTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern COMMAND = Pattern.compile("(?:\\./)?mixhook ([a-z]+)\\b(.*)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]*");

    /** Options of other programs that pages name. */
    private static final Set<String> OF_OTHERS = Set.of("--version");

    private final CommandLine mixhook = Main.commandLine(new Shell().terminal());

    @Test
    void each_command_and_option_that_a_page_names_is_there() throws IOException {
        Set<String> all = options(mixhook);
        List<String> missing = new ArrayList<>();
        for (Path page : PageCommandsTest.pages().toList()) {
            String text = BLOCK.matcher(Files.readString(page)).replaceAll("");
            for (MatchResult code : CODE.matcher(text).results().toList()) {
                if (!isThere(code.group(1), all)) {
                    missing.add(page + ": " + code.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private boolean isThere(String code, Set<String> all) {
        MatchResult command = COMMAND.matcher(code).results().findFirst().orElse(null);
        if (command == null || command.start() > 0) {
            return !code.startsWith("--") || all.containsAll(options(code));
        }
        Map<String, CommandLine> commands = mixhook.getSubcommands();
        return commands.containsKey(command.group(1))
                && options(commands.get(command.group(1))).containsAll(options(command.group(2)));
    }

    private static List<String> options(String code) {
        return OPTION.matcher(code)
                .results()
                .map(MatchResult::group)
                .filter(option -> !OF_OTHERS.contains(option))
                .toList();
    }

    private static Set<String> options(CommandLine command) {
        Set<String> options = new HashSet<>(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().values().forEach(below -> options.addAll(options(below)));
        return options;
    }
}
