package dev.mixhook.engine.definition.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The nodes of a document that have an anchor ({@code &name}), and for which an alias ({@code
 * *name}) stands. A few lines of aliases of aliases can stand for billions of nodes, so how many a
 * document has with all that they stand for is bounded.
 */
final class Anchors {
    private static final long MOST = 10_000;

    private final Map<String, Anchored> nodes = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private long count;

    /**
     * A node that has an anchor.
     *
     * @param size how many nodes it has inside, itself included
     */
    private record Anchored(Node node, long size) {}

    /** How many nodes have been read so far, those that aliases stand for included. */
    long count() {
        return count;
    }

    /** A node begins. */
    void begin() {
        count++;
    }

    /** A node begins that has an anchor. */
    void begin(String anchor) {
        open.add(anchor);
    }

    /**
     * A node ends that has an anchor.
     *
     * @param before how many had been read before it and what is inside it
     */
    void end(Node node, String anchor, long before) {
        open.remove(anchor);
        nodes.put(anchor, new Anchored(node, count - before));
    }

    /**
     * The node for which an alias stands, the last before it that has the anchor, in the place of
     * the alias.
     *
     * @throws UnreadableException if there is none, or the document becomes too large
     */
    Node alias(String name, Place place) throws UnreadableException {
        if (open.contains(name)) {
            throw new UnreadableException(
                    place,
                    "The alias *" + name + " stands inside of the value that it stands for.");
        }
        Anchored anchored = nodes.get(name);
        if (anchored == null) {
            throw new UnreadableException(
                    place,
                    "The alias *"
                            + name
                            + " stands for a value that is marked &"
                            + name
                            + ", and none before it is.");
        }
        count += anchored.size();
        if (count > MOST) {
            throw new UnreadableException(
                    place,
                    "With what *"
                            + name
                            + " stands for, this document has more than 10,000 values; write it with fewer aliases.");
        }
        return anchored.node().at(place);
    }
}
