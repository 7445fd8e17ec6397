package dev.mixhook.engine.inspection;

/**
 * A place in what a request carries.
 *
 * @param text in which it is
 * @param index of a character of it, from 0; of the body, which has a character a byte, of a byte
 */
public record Place(Text text, int index) {
    /** What a request carries. */
    public enum Text {
        /** The body as it came. */
        BODY,
        /** The JSON that is in it. */
        JSON
    }

    static Place inBody(int index) {
        return new Place(Text.BODY, index);
    }

    static Place inJson(int index) {
        return new Place(Text.JSON, index);
    }

    /** For people, who count from 1. */
    @Override
    public String toString() {
        return switch (text) {
            case BODY -> "byte " + (index + 1);
            case JSON -> "character " + (index + 1) + " of the JSON";
        };
    }
}
