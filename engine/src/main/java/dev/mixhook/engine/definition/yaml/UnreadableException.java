package dev.mixhook.engine.definition.yaml;

/** Text that is no YAML, or YAML of a kind that is not read. The message is for its writer. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Place place;

    UnreadableException(Place place, String message) {
        super(message);
        this.place = place;
    }

    Place place() {
        return place;
    }

    String shown() {
        return String.valueOf(getMessage());
    }
}
