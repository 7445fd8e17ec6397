package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaCommandTest {
    private static final Path SAMPLE = Path.of("../sample-data");

    private final Shell shell = new Shell();

    @ParameterizedTest
    @ValueSource(strings = {"campaign", "project", "contract"})
    void it_prints_the_schema_that_the_sample_carries(String kind) throws IOException {
        assertThat(shell.run("schema", kind)).isZero();
        JsonNode schema = JsonMapper.shared().readTree(shell.out());
        assertThat(schema.path("$schema").asString())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(shell.out())
                .as("write it anew: mixhook schema %1$s > sample-data/schemas/%1$s.json", kind)
                .isEqualTo(Files.readString(SAMPLE.resolve("schemas/" + kind + ".json")));
    }

    @Test
    void it_prints_the_description_of_control_that_the_sample_carries() throws IOException {
        assertThat(shell.run("schema", "control")).isZero();
        assertThat(JsonMapper.shared().readTree(shell.out()).path("openapi").asString())
                .isEqualTo("3.1.0");
        assertThat(shell.out())
                .as("write it anew: mixhook schema control > sample-data/schemas/control.json")
                .isEqualTo(Files.readString(SAMPLE.resolve("schemas/control.json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project.yaml",
                "campaigns/win-back.yaml",
                "contracts/receivers.yaml",
                "today/project.yaml",
                "today/campaigns/big-spenders.yaml"
            })
    void the_samples_files_name_their_schema_to_editors(String name) throws IOException {
        Path file = SAMPLE.resolve(name);
        String first = Files.readString(file).lines().findFirst().orElse("");
        assertThat(first).startsWith("# yaml-language-server: $schema=");
        assertThat(file.resolveSibling(first.substring(first.indexOf('=') + 1))).exists();
    }

    @Test
    void another_kind_of_file_has_none() {
        assertThat(shell.run("schema", "workload")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains("\"workload\" is none of campaign, project, contract, control");
    }
}
