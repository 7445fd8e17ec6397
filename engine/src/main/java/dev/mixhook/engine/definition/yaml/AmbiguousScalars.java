package dev.mixhook.engine.definition.yaml;

import dev.mixhook.targeting.evaluation.ValueText;
import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.value.Value;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Warns of scalars without quotes that mean another thing to YAML than they look like. */
public record AmbiguousScalars(Problems problems) {
    /** How numbers are written that nobody takes for text. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d*[1-9])?");

    /** Looks at a text, or at what is taken as one. */
    void text(Node.Scalar scalar, String path) {
        Node.Comment comment = scalar.comment();
        if (comment != null) {
            problems.warn(
                    comment.place(),
                    path,
                    "A comment begins here, so the text is "
                            + JsonText.quoted(scalar.written())
                            + ". If "
                            + JsonText.quoted(comment.whole())
                            + " is meant, put all of it in quotes.");
        }
    }

    /** Looks at what may be a text, a number or a truth. */
    public void value(Node.Scalar scalar, String path) {
        switch (scalar.type()) {
            case TEXT -> text(scalar, path);
            case NUMBER -> number(scalar, path);
            case TRUTH, NOTHING -> {}
        }
    }

    /** Looks at all values of a tree of data, in which {@code 9.50} is a number as it stands. */
    public void data(Node node, String path) {
        switch (node) {
            case Node.Mapping(Place _, Map<String, Node.KeyValue> entries) ->
                    entries.forEach((key, entry) -> data(entry.value(), path + '.' + key));
            case Node.Sequence(Place _, List<Node> items) ->
                    items.forEach(item -> data(item, path));
            case Node.Scalar scalar when !scalar.text().equals(scalar.written()) ->
                    value(scalar, path);
            case Node.Scalar scalar -> text(scalar, path);
        }
    }

    private void number(Node.Scalar scalar, String path) {
        if (NUMBER.matcher(scalar.written()).matches()) {
            return;
        }
        String number =
                Scalars.number(scalar).map(Value::of).map(ValueText::json).orElse(scalar.text());
        problems.warn(
                scalar.place(),
                path,
                "`"
                        + scalar.written()
                        + "` is read as the number "
                        + number
                        + ". If text is meant, write "
                        + JsonText.quoted(scalar.written())
                        + '.');
    }
}
