package dev.mixhook.engine.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a YAML file whose format is another program's; what is not there is empty.
 *
 * @param node an empty text where nothing is
 */
public record YamlTree(Node node) {
    private static final Node NOTHING = YamlDocument.parse("''", new Problems("")).orElseThrow();

    public static YamlTree read(Path file) throws IOException {
        Problems problems = new Problems(file.toString());
        YamlTree tree =
                new YamlTree(YamlDocument.parse(Files.readString(file), problems).orElse(NOTHING));
        assertThat(problems.found()).isEmpty();
        return tree;
    }

    public YamlTree at(String key) {
        Node.KeyValue found =
                node instanceof Node.Mapping mapping ? mapping.entries().get(key) : null;
        return new YamlTree(found == null ? NOTHING : found.value());
    }

    public List<YamlTree> items() {
        return node instanceof Node.Sequence list
                ? list.items().stream().map(YamlTree::new).toList()
                : List.of();
    }

    public Map<String, YamlTree> entries() {
        Map<String, YamlTree> entries = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries()
                    .forEach((key, value) -> entries.put(key, new YamlTree(value.value())));
        }
        return entries;
    }

    /** What is written there, if it is no list and no mapping. */
    public String text() {
        return node instanceof Node.Scalar scalar ? scalar.written() : "";
    }
}
