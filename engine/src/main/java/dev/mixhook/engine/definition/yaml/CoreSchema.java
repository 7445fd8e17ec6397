package dev.mixhook.engine.definition.yaml;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What plain scalars are in YAML 1.2's core schema, whatever the parser takes them for. */
final class CoreSchema {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,15}");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,20}");

    private CoreSchema() {}

    static Node.Scalar scalar(Place place, String written, Node.@Nullable Comment comment) {
        Node.Type type = type(written);
        String text =
                switch (type) {
                    case NOTHING -> "";
                    case TRUTH -> String.valueOf(TRUE.contains(written));
                    case NUMBER -> number(written);
                    case TEXT -> written;
                };
        return new Node.Scalar(place, type, text, written, place, comment);
    }

    private static Node.Type type(String written) {
        if (NOTHING.contains(written)) {
            return Node.Type.NOTHING;
        }
        if (TRUE.contains(written) || FALSE.contains(written)) {
            return Node.Type.TRUTH;
        }
        return Stream.of(DECIMAL, HEX, OCTAL).anyMatch(form -> form.matcher(written).matches())
                ? Node.Type.NUMBER
                : Node.Type.TEXT;
    }

    private static String number(String written) {
        if (HEX.matcher(written).matches()) {
            return String.valueOf(Long.parseLong(written.substring(2), 16));
        }
        if (OCTAL.matcher(written).matches()) {
            return String.valueOf(Long.parseLong(written.substring(2), 8));
        }
        return written.replaceFirst("^\\+", "").replaceFirst("^(-?)0+(?=[0-9])", "$1");
    }
}
