package dev.mixhook.engine.definition.yaml;

/**
 * Where a value stands that is being read.
 *
 * @param key its own
 * @param path its key with those above it, such as {@code webhook.url}
 * @param problems is told what is wrong
 */
public record Spot(String key, String path, Problems problems) {
    /** The value is of a kind, or one, that cannot stand there. */
    public void refuse(Node node, String message) {
        problems.addOfShape(node.place(), path, message);
    }

    /** The value is of the right kind, and wrong all the same. */
    public void problem(Node node, String message) {
        problems.add(node.place(), path, message);
    }
}
