package dev.mixhook.engine.inspection;

/** What a JSON value is, for people. */
final class JsonKind {
    private JsonKind() {}

    /** By its text, which is not empty. */
    static String of(String json) {
        return switch (json.charAt(0)) {
            case '{' -> "an object";
            case '[' -> "a list";
            case '"' -> "text";
            case 't', 'f' -> "true or false";
            case 'n' -> "null";
            default -> "a number";
        };
    }
}
