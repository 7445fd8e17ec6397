package dev.mixhook.engine.definition.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a document that have an anchor ({@code &name}), and for which an alias ({@code
 * *name}) stands. A few lines of aliases of aliases can stand for billions of nodes, so how many
 * they may stand for is bounded.
 */
final class Anchors {
    private static final long MOST = 10_000;

    private final Map<String, Anchored> nodes = new HashMap<>();
    private long count;
    private long repeated;

    /**
     * A node that has an anchor.
     *
     * @param size how many nodes it has inside, itself included
     */
    private record Anchored(Node node, long size) {}

    /** An alias that stands for nothing that could be read. */
    static final class BadAlias extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Place place;

        private BadAlias(Place place, String message) {
            super(message);
            this.place = place;
        }

        Place place() {
            return place;
        }
    }

    /** How many nodes have been read so far, those that aliases stand for included. */
    long count() {
        return count;
    }

    /**
     * A node has been read.
     *
     * @param anchor its own; null if it has none
     * @param before how many had been read before it and what is inside it
     */
    Node read(Node node, @Nullable String anchor, long before) {
        count++;
        if (anchor != null) {
            nodes.put(anchor, new Anchored(node, count - before));
        }
        return node;
    }

    /**
     * The node for which an alias stands, the last before it that has the anchor, in the place of
     * the alias.
     *
     * @throws BadAlias if there is none, or aliases stand for too many nodes
     */
    Node alias(String name, Place place) {
        Anchored anchored = nodes.get(name);
        if (anchored == null) {
            throw new BadAlias(
                    place,
                    "The alias *"
                            + name
                            + " stands for a value that is marked &"
                            + name
                            + ", and none before it is.");
        }
        repeated += anchored.size();
        count += anchored.size();
        if (repeated > MOST) {
            throw new BadAlias(
                    place,
                    "With *"
                            + name
                            + " the aliases of this file stand for more than 10,000 values; write it with fewer.");
        }
        return anchored.node().at(place);
    }
}
