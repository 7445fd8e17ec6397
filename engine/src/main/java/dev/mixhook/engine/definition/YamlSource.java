package dev.mixhook.engine.definition;

import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.YamlDocument;
import dev.mixhook.engine.definition.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where YAML stands: in a file, or in a text that stands in none. */
sealed interface YamlSource {
    /** What problems call it. */
    String name();

    /** The only document here; empty if it is none, which is then among the problems. */
    Optional<Node> document(Problems problems);

    /** All documents here; none if it is no YAML, which is then among the problems. */
    List<Node> documents(Problems problems);

    /** A file, which problems call as the user named it. */
    record InFile(Path file) implements YamlSource {
        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public Optional<Node> document(Problems problems) {
            return YamlFile.read(file, problems);
        }

        @Override
        public List<Node> documents(Problems problems) {
            return YamlFile.readAll(file, problems);
        }
    }

    /** A text. */
    record InText(String name, String yaml) implements YamlSource {
        @Override
        public Optional<Node> document(Problems problems) {
            return YamlDocument.parse(yaml, problems);
        }

        @Override
        public List<Node> documents(Problems problems) {
            return YamlDocument.parseAll(yaml, problems).orElse(List.of());
        }
    }
}
