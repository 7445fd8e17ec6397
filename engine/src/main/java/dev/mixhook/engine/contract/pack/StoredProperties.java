package dev.mixhook.engine.contract.pack;

import dev.mixhook.engine.contract.finding.Difference;
import dev.mixhook.engine.text.Shortened;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A user's properties as they were sent, against which those that were stored are held.
 *
 * @param sent an object
 * @param others the properties of other users
 */
record StoredProperties(JsonNode sent, List<JsonNode> others) {
    private static final int LONGEST = 100;
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Pattern DATE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");

    /** With which UTC may be told, and nothing that is not there. */
    private static final Pattern UTC = Pattern.compile("(\\.0+)?(Z|\\+00:?00)?$");

    StoredProperties {
        others = List.copyOf(others);
    }

    /** The first thing in which they differ. What else a receiver stores with a user is its own. */
    Optional<Difference> difference(JsonNode stored, RequiredProperties required) {
        Optional<Difference> found =
                switch (required) {
                    case ALL -> changed(stored);
                    case NOBODY_ELSES -> Optional.empty();
                };
        return found.or(
                () ->
                        stored.properties().stream()
                                .flatMap(seen -> foreign(seen).stream())
                                .findFirst());
    }

    private Optional<Difference> changed(JsonNode stored) {
        return sent.properties().stream()
                .flatMap(
                        property ->
                                compared(
                                        property.getKey(),
                                        property.getValue(),
                                        stored.get(property.getKey()))
                                        .stream())
                .findFirst();
    }

    private Optional<Difference> foreign(Map.Entry<String, JsonNode> seen) {
        String key = seen.getKey();
        boolean isForeign =
                !seen.getValue().isNull()
                        && !seen.getValue().equals(sent.get(key))
                        && others.stream()
                                .anyMatch(other -> seen.getValue().equals(other.get(key)));
        return isForeign
                ? Optional.of(
                        new Difference(
                                "no " + key + ", which is another user's",
                                key + ": " + shown(seen.getValue())))
                : Optional.empty();
    }

    private static Optional<Difference> compared(
            String path, JsonNode wanted, @Nullable JsonNode seen) {
        // In Mixpanel, null counts as missing.
        if (seen == null || seen.isNull()) {
            return wanted.isNull() ? Optional.empty() : differing(path, wanted, seen);
        }
        if (wanted.isObject() && seen.isObject()) {
            return comparedObjects(path, wanted, seen);
        }
        if (wanted.isArray() && seen.isArray() && wanted.size() == seen.size()) {
            return comparedLists(path, wanted, seen);
        }
        return isSame(wanted, seen) ? Optional.empty() : differing(path, wanted, seen);
    }

    private static Optional<Difference> comparedObjects(
            String path, JsonNode wanted, JsonNode seen) {
        for (Map.Entry<String, JsonNode> inner : wanted.properties()) {
            Optional<Difference> found =
                    compared(
                            path + '.' + inner.getKey(),
                            inner.getValue(),
                            seen.get(inner.getKey()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> comparedLists(String path, JsonNode wanted, JsonNode seen) {
        for (int i = 0; i < wanted.size(); i++) {
            Optional<Difference> found = compared(path + '[' + i + ']', wanted.get(i), seen.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(JsonNode wanted, JsonNode seen) {
        if (wanted.isNumber() && seen.isNumber()) {
            return isSameNumber(wanted, seen);
        }
        if (wanted.isString() && seen.isString()) {
            return isSameText(wanted.stringValue(), seen.stringValue());
        }
        return wanted.equals(seen);
    }

    /** 1.10 is 1.1; but 0.0 is not 0, which typed stores and languages tell apart. */
    private static boolean isSameNumber(JsonNode wanted, JsonNode seen) {
        return wanted.decimalValue().compareTo(seen.decimalValue()) == 0
                && wanted.isIntegralNumber() == seen.isIntegralNumber();
    }

    /** A date may tell its zone, which is UTC (R-T11). */
    private static boolean isSameText(String wanted, String seen) {
        if (!DATE.matcher(wanted).matches()) {
            return wanted.equals(seen);
        }
        return UTC.matcher(seen.replace(' ', 'T')).replaceFirst("").equals(wanted);
    }

    private static Optional<Difference> differing(
            String path, JsonNode wanted, @Nullable JsonNode seen) {
        return Optional.of(
                new Difference(
                        path + " stored as " + shown(wanted),
                        path + (seen == null ? " missing" : " as " + shown(seen))));
    }

    /** Escaped, so that what looks alike can be told apart. */
    private static String shown(JsonNode value) {
        return Shortened.of(ASCII.writeValueAsString(value), LONGEST);
    }
}
