package dev.mixhook.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.definition.yaml.Environment;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.SchemaAgreement;
import dev.mixhook.engine.definition.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The schemas of campaign and project files say what their readers say. */
class CampaignSchemaTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden");
    private static final Path SAMPLE = Path.of("../sample-data");

    private final SchemaAgreement campaigns =
            new SchemaAgreement(CampaignSchema.text(), CampaignSchemaTest::read);
    private final SchemaAgreement projects =
            new SchemaAgreement(ProjectSchema.text(), Project::read);

    private static void read(Node document, Problems problems) {
        new CampaignFile(
                        Project.DEFAULT,
                        new Environment(Map.of()),
                        new HashMap<>(),
                        GOLDEN.resolve("c.yaml").toString(),
                        false,
                        problems)
                .read(document);
    }

    @Test
    void reader_and_schema_agree_on_each_golden_file() throws IOException {
        int refused = 0;
        for (Path folder : List.of(GOLDEN, GOLDEN.resolve("syntax"))) {
            for (Path file : yaml(folder)) {
                for (Node document : documents(file)) {
                    refused += campaigns.check(document);
                }
            }
        }
        assertThat(refused).isGreaterThan(30);
        for (Path file : yaml(GOLDEN.resolve("projects"))) {
            for (Node document : documents(file)) {
                projects.check(document);
            }
        }
    }

    @Test
    void both_take_the_sample() throws IOException {
        for (String folder : List.of("campaigns", "today/campaigns")) {
            for (Path file : yaml(SAMPLE.resolve(folder))) {
                for (Node document : documents(file)) {
                    assertThat(campaigns.check(document)).as(file.toString()).isZero();
                }
            }
        }
        for (String project : List.of("project.yaml", "today/project.yaml")) {
            for (Node document : documents(SAMPLE.resolve(project))) {
                assertThat(projects.check(document)).as(project).isZero();
            }
        }
    }

    @Test
    void they_agree_on_good_files_in_which_one_thing_is_wrong() throws IOException {
        int tried = 0;
        Stream<Path> sample =
                Stream.of("campaigns", "today/campaigns")
                        .flatMap(folder -> yaml(SAMPLE.resolve(folder)).stream());
        List<Path> good =
                Stream.concat(
                                sample,
                                Stream.of("good", "every-key").map(CampaignSchemaTest::golden))
                        .toList();
        for (Path file : good) {
            for (Node document : documents(file)) {
                for (Node damaged : SchemaAgreement.damaged(document).toList()) {
                    campaigns.check(damaged);
                    tried++;
                }
            }
        }
        for (Node document : documents(golden("projects/every-key"))) {
            for (Node damaged : SchemaAgreement.damaged(document).toList()) {
                projects.check(damaged);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(2_000);
    }

    @AfterEach
    void they_agreed() {
        assertThat(campaigns.disagreements()).isEmpty();
        assertThat(projects.disagreements()).isEmpty();
    }

    private static Path golden(String name) {
        return GOLDEN.resolve(name + ".yaml");
    }

    private static List<Node> documents(Path file) {
        return YamlFile.readAll(file, new Problems(file.toString()));
    }

    private static List<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
