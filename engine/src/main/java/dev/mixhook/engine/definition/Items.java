package dev.mixhook.engine.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What stands under a key where one may stand, or a list of them; a problem for each that is of
 * another kind.
 */
record Items(Section section, String key) {
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        List<Node> nodes = section.nodes(key);
        for (int i = 0; i < nodes.size(); i++) {
            String path = section.path(key) + '[' + i + ']';
            Section.of(nodes.get(i), path, section.problems()).ifPresent(sections::add);
        }
        return sections;
    }

    List<String> texts() {
        return scalars(Set.of(Node.Type.TEXT));
    }

    /** Texts, and numbers and truths as they are written. */
    List<String> words() {
        return scalars(Set.of(Node.Type.TEXT, Node.Type.NUMBER, Node.Type.TRUTH));
    }

    private List<String> scalars(Set<Node.Type> types) {
        List<String> texts = new ArrayList<>();
        for (Node node : section.nodes(key)) {
            if (node instanceof Node.Scalar scalar && types.contains(scalar.type())) {
                texts.add(scalar.text());
            } else {
                section.problem(
                        node,
                        key,
                        Scalars.found(node) + "; `" + key + "` takes text, or a list of texts.");
            }
        }
        return texts;
    }
}
