package dev.mixhook.engine.definition.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands under a key where one may stand, or a list of them; a problem for each that is of
 * another kind.
 */
public record OneOrMore(Section section, String key) {
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        List<Node> nodes = section.nodes(key);
        for (int i = 0; i < nodes.size(); i++) {
            String path = section.path(key) + '[' + i + ']';
            Section.of(nodes.get(i), path, section.problems()).ifPresent(sections::add);
        }
        return sections;
    }

    /** The characters as they stand. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Node node : section.nodes(key)) {
            Optional<String> text =
                    node instanceof Node.Scalar scalar
                            ? Section.text(scalar, section.path(key), section.problems())
                            : Optional.empty();
            text.ifPresentOrElse(
                    texts::add,
                    () ->
                            section.problem(
                                    node,
                                    key,
                                    Scalars.found(node)
                                            + "; `"
                                            + key
                                            + "` takes text, or a list of texts."));
        }
        return texts;
    }
}
