package dev.mixhook.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where text is wanted, the characters stand as written, whatever YAML takes them for. */
class TextAsWrittenTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02142",
                "3.10",
                "0x1F",
                "0o17",
                "+49",
                "007",
                "1e3",
                "1_000",
                "0b11",
                ".inf",
                "yes",
                "True",
                "12:30",
                "2026-01-05",
                "2026-01-05T10:00:00Z",
                "-0"
            })
    void names_and_headers_go_as_they_stand(String text) { // R-W7
        Campaign campaign =
                read(
                        """
                        campaign: %1$s
                        webhook: {url: "http://localhost:6494/", headers: {X-A: %1$s}}
                        target: {did: %1$s, where: [{property: %1$s, ends_with: %1$s}]}
                        schedule: asap
                        """
                                .formatted(text));
        assertThat(campaign.name()).isEqualTo(text);
        assertThat(campaign.webhook().headers()).isEqualTo(Map.of("X-A", text));
        Behavior behavior = campaign.target().behaviors().getFirst();
        assertThat(behavior.events().getFirst().event()).isEqualTo(text);
        assertThat(behavior.events().getFirst().where().orElseThrow().leaves())
                .containsExactly(
                        new Expr.Property(Expr.Scope.EVENT, text), Expr.of(Value.of(text)));
    }

    @ParameterizedTest
    @CsvSource({"02142, 2142", "3.10, 3.1", "0x1F, 31", "0o17, 15", "+49, 49", "1e3, 1000"})
    void where_a_number_is_possible_it_is_one(String text, double number) { // R-T5
        assertThat(compared(text)).isEqualTo(Value.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "2026-01-05", "1_000", "12:30", "\"02142\"", "'02142'"})
    void what_is_no_number_is_text(String text) { // R-T5
        assertThat(compared(text)).isEqualTo(Value.of(text.replaceAll("[\"']", "")));
    }

    /** Columns count characters, not units of UTF-16. */
    private Value compared(String text) {
        Campaign campaign =
                read(
                        """
                        campaign: c
                        webhook: {url: "http://localhost:6494/"}
                        target: {property: 😀😀😀, is: %s}
                        schedule: asap
                        """
                                .formatted(text));
        return campaign.target().selector().leaves().getLast() instanceof Expr.Literal(Value value)
                ? value
                : Value.undefined();
    }

    private Campaign read(String yaml) {
        try {
            Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
            return switch (WorkspaceReader.read(List.of(file), Map.of())) {
                case Workspace.ReadResult.Valid(Workspace workspace) ->
                        workspace.campaigns().getFirst();
                case Workspace.ReadResult.Invalid(var problems, Workspace _) ->
                        throw new IllegalArgumentException(problems.toString());
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
