package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There is one list of exit codes, and whoever shows them shows that one. */
class ExitCodeTest {
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (.*?) \\|(?: .*)?");
    private static final Path PAGE = Path.of("../docs/exit-codes.md");

    @Test
    void every_code_of_the_program_has_its_meaning() throws IllegalAccessException {
        for (Field field : ExitCode.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
                assertThat(ExitCode.MEANINGS).as(field.getName()).containsKey(field.getInt(null));
            }
        }
    }

    @Test
    void the_page_tells_the_same_ones() throws IOException {
        Map<Integer, String> told =
                Files.readAllLines(PAGE).stream()
                        .map(line -> ROW.matcher(line.replace("\\|", "¦")))
                        .filter(row -> row.matches())
                        .collect(
                                Collectors.toMap(
                                        row -> Integer.valueOf(row.group(1)),
                                        row -> row.group(2).replace('¦', '|'),
                                        (a, _) -> a,
                                        TreeMap::new));
        assertThat(told).isEqualTo(new TreeMap<>(ExitCode.MEANINGS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "simulate --help", "check --help", "ledger dead --help"})
    void the_help_of_each_command_ends_with_them(String line) {
        Shell shell = new Shell();
        assertThat(shell.run(line.split(" "))).isZero();
        String end = shell.out().substring(shell.out().indexOf("Exit codes:"));
        assertThat(end.lines().skip(1).map(String::strip))
                .containsExactlyElementsOf(
                        ExitCode.MEANINGS.entrySet().stream()
                                .map(entry -> "%-6d%s".formatted(entry.getKey(), entry.getValue()))
                                .toList());
    }
}
