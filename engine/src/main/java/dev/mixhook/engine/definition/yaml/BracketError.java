package dev.mixhook.engine.definition.yaml;

/**
 * What is wrong inside brackets.
 *
 * @param open where the bracket opens
 * @param place where something else stands than a comma or the closing bracket
 */
record BracketError(Place open, Place place, SourceText source) {
    SyntaxError of(String closing) {
        String opening = closing.equals("}") ? "{" : "[";
        String rest = source.rest(place);
        if (place.line() > open.line() || rest.isEmpty()) {
            return new SyntaxError(
                    open,
                    "The `"
                            + opening
                            + "` that opens here is not closed. Write `"
                            + closing
                            + "` where it ends"
                            + (place.line() > open.line() && !rest.isEmpty()
                                    ? ", or a comma before line " + place.line() + '.'
                                    : "."));
        }
        if ("]}".contains(rest.substring(0, 1))) {
            return new SyntaxError(
                    place,
                    "`"
                            + rest.charAt(0)
                            + "` closes no `"
                            + opening
                            + "`; the one in column "
                            + open.column()
                            + " is still open.");
        }
        return rest.startsWith(":")
                ? new SyntaxError(place, IndentError.COLON)
                : new SyntaxError(place, "A comma is missing before this, or `" + closing + "`.");
    }
}
