package dev.mixhook.engine.definition;

import java.util.Set;
import java.util.regex.Pattern;

/** What plain scalars are in YAML 1.2's core schema, where the parser took them for text. */
final class CoreSchema {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,15}");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,20}");

    private CoreSchema() {}

    static Node.Scalar scalar(Place place, String text) {
        if (NOTHING.contains(text)) {
            return new Node.Scalar(place, Node.Type.NOTHING, "");
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return new Node.Scalar(place, Node.Type.TRUTH, String.valueOf(TRUE.contains(text)));
        }
        if (DECIMAL.matcher(text).matches()) {
            return number(
                    place, text.replaceFirst("^\\+", "").replaceFirst("^(-?)0+(?=[0-9])", "$1"));
        }
        if (HEX.matcher(text).matches()) {
            return number(place, String.valueOf(Long.parseLong(text.substring(2), 16)));
        }
        if (OCTAL.matcher(text).matches()) {
            return number(place, String.valueOf(Long.parseLong(text.substring(2), 8)));
        }
        return new Node.Scalar(place, Node.Type.TEXT, text);
    }

    private static Node.Scalar number(Place place, String text) {
        return new Node.Scalar(place, Node.Type.NUMBER, text);
    }
}
