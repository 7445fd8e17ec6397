package dev.mixhook.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written once in a YAML file, with an anchor, can stand in other places by its alias. */
class AliasesTest {
    private static final String FORM =
            """
            campaigns:
              - {campaign: a, webhook: %s, target: %s, schedule: asap}
              - {campaign: b, webhook: %s, target: {all: [%s, {property: e, is_set: false}]}, schedule: asap}
            """;
    private static final String HOOK = "{url: \"http://127.0.0.1:6494/h\"}";
    private static final String PROS = "{property: plan, is: [pro, 7]}";

    @TempDir private Path folder;

    @Test
    void an_alias_stands_for_what_has_its_anchor() {
        assertThat(read(FORM.formatted("&hook " + HOOK, "&pros " + PROS, "*hook", "*pros")))
                .usingRecursiveComparison()
                .isEqualTo(read(FORM.formatted(HOOK, PROS, HOOK, PROS)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        &v "02142"     | "02142"
        &v  '02142'    | "02142"
        &v 3.10        | 3.1
        &v yes         | yes
        &v\t"7"        | "7"
        """)
    void an_anchor_changes_nothing_in_the_value_behind_it(String anchored, String plain) {
        String form = "{any: [{property: zip, is: %s}, {property: to, is: %s}]}";
        assertThat(target(form.formatted(anchored, "*v")))
                .isEqualTo(target(form.formatted(plain, plain)));
    }

    @Test
    void a_value_may_stand_a_line_below_its_anchor() {
        assertThat(target("\n  property: zip\n  is: &v\n    \"7\""))
                .isEqualTo(target("{property: zip, is: \"7\"}"));
    }

    @Test
    void the_last_anchor_of_a_name_counts() {
        String twice =
                "{any: [{property: &n a, is: 1}, {property: &n b, is: 2}, {property: *n, is: 3}]}";
        assertThat(target(twice)).isEqualTo(target(twice.replace("*n", "b")));
    }

    @Test
    void keys_of_an_alias_are_taken_in_by_a_merge_key_unless_they_stand_there_themselves() {
        assertThat(
                        target(
                                "{any: [&a {property: x, is: 1}, {<<: *a, is: 2}, {property: y, <<: *a}]}"))
                .isEqualTo(
                        target(
                                "{any: [{property: x, is: 1}, {property: x, is: 2}, {property: y, is: 1}]}"));
    }

    @Test
    void of_several_aliases_that_are_taken_in_the_first_one_counts() {
        assertThat(
                        target(
                                "{any: [&a {property: x, is: 1}, &b {property: y, is_set: true}, {<<: [*b, *a]}]}"))
                .isEqualTo(
                        target(
                                "{any: [{property: x, is: 1}, {property: y, is_set: true}, {property: y, is: 1, is_set: true}]}"));
    }

    @Test
    void a_merge_key_takes_in_what_its_alias_has_taken_in() {
        assertThat(
                        target(
                                "{any: [&a {property: x}, &b {<<: *a, is: 1}, {<<: *b, property: y}]}"
                                        .replace(
                                                "&a {property: x}",
                                                "&a {property: x, is_set: true}")))
                .isEqualTo(
                        target(
                                "{any: [{property: x, is_set: true}, {property: x, is_set: true, is: 1}, {property: y, is_set: true, is: 1}]}"));
    }

    @Test
    void in_quotes_it_is_a_key_like_any_other() {
        assertThatThrownBy(() -> target("{property: x, is: 1, \"<<\": {is_set: true}}"))
                .hasMessageContaining("Unknown key");
    }

    @Test
    void each_document_of_a_file_is_a_campaign_or_a_list_of_them() {
        String one = "campaign: %s\nwebhook: " + HOOK + "\ntarget: " + PROS + "\nschedule: asap\n";
        String list =
                "campaigns: [{campaign: c, webhook: %s, target: %s, schedule: asap}]\n"
                        .formatted(HOOK, PROS);
        assertThat(
                        read(
                                "---\n"
                                        + one.formatted("a")
                                        + "---\n# nothing\n---\n"
                                        + one.formatted("b")
                                        + "...\n---\n"
                                        + list))
                .extracting(Campaign::name)
                .containsExactly("a", "b", "c");
    }

    private Object target(String yaml) {
        return read("campaign: c\nwebhook: " + HOOK + "\ntarget: " + yaml + "\nschedule: asap\n")
                .getFirst()
                .target();
    }

    private List<Campaign> read(String yaml) {
        try {
            Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
            Files.writeString(folder.resolve("profiles.jsonl"), "");
            return switch (WorkspaceReader.read(List.of(file), Map.of())) {
                case Workspace.ReadResult.Valid(Workspace workspace) -> workspace.campaigns();
                case Workspace.ReadResult.Invalid(List<Problem> problems, Workspace _) ->
                        throw new AssertionError(problems);
            };
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
