package dev.mixhook.engine.definition.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.SchemaAgreement;
import dev.mixhook.engine.definition.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema of contract files says what their reader says. */
class ContractSchemaTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden/contracts");
    private static final Path SAMPLE = Path.of("../sample-data/contracts");
    private static final List<String> NO_CONTRACTS = List.of("campaign.yaml");

    @Test
    void reader_and_schema_agree_on_each_golden_file() throws IOException {
        SchemaAgreement agreement = of(GOLDEN);
        int refused = 0;
        for (Path file : yaml(GOLDEN)) {
            refused += agreement.check(document(file));
        }
        assertThat(refused).isGreaterThan(6);
        assertThat(agreement.disagreements()).isEmpty();
    }

    @Test
    void both_take_the_sample() throws IOException {
        for (Path file : yaml(SAMPLE)) {
            assertThat(of(SAMPLE).check(document(file))).as(file.toString()).isZero();
        }
    }

    @Test
    void they_agree_on_good_files_in_which_one_thing_is_wrong() throws IOException {
        SchemaAgreement agreement = of(GOLDEN);
        int tried = 0;
        for (String name : List.of("every-key.yaml", "good.yaml")) {
            Node document = document(GOLDEN.resolve(name));
            assertThat(agreement.check(document)).as(name).isZero();
            for (Node damaged : SchemaAgreement.damaged(document).toList()) {
                agreement.check(damaged);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(1_000);
        assertThat(agreement.disagreements()).isEmpty();
    }

    private static SchemaAgreement of(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        return new SchemaAgreement(
                ContractSchema.text(),
                (document, problems) -> ContractFile.read(document, whole, Map.of(), problems));
    }

    private static Node document(Path file) {
        return YamlFile.read(file, new Problems(file.toString())).orElseThrow();
    }

    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !NO_CONTRACTS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
