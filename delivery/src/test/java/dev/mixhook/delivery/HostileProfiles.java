package dev.mixhook.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random profiles, as JSON written in every way that JSON may be, with whatever hurts on its way.
 */
final class HostileProfiles {
    private static final int DEEPEST = 4;
    private static final String SPECIAL =
            "+&=%;?#/\\\"'<> ~*-._@:,{}[]\u0000\u0001\b\t\n\f\r\u001b\u007f\u0080\u009f\u00a0\u00ad"
                    + "\u0130\u0131\u200b\u200d\u202e\u2028\u2029\ufeff\ufffd\ufffe\uffff";
    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-0",
                    "-0.0",
                    "1.10",
                    "10.00",
                    "9007199254740993",
                    "-9007199254740993",
                    "123456789012345678901234567890",
                    "1E5",
                    "1e+05",
                    "1e400",
                    "-1e-400",
                    "0.1000000000000000055511151231257827021181583404541015625");

    private final Random random;

    HostileProfiles(long seed) {
        random = new Random(seed);
    }

    /** On one line. */
    String profile() {
        return object(0);
    }

    /** A JSON string, in quotes. */
    String string() {
        return string(true);
    }

    private String value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 9 : 6)) {
            case 0, 1, 2 -> string(true);
            case 3 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 4 -> String.valueOf(random.nextLong());
            case 5 -> List.of("true", "false", "null").get(random.nextInt(3));
            case 6 -> object(depth + 1);
            default -> list(depth + 1);
        };
    }

    private String list(int depth) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(_ -> space() + value(depth) + space())
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String object(int depth) {
        return IntStream.range(0, random.nextInt(7))
                .mapToObj(_ -> space() + key() + space() + ':' + space() + value(depth) + space())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String key() {
        return switch (random.nextInt(5)) {
            case 0 -> "\"\"";
            case 1 -> "\"$email\"";
            // Jackson reads no half characters in keys.
            default -> string(false);
        };
    }

    private String space() {
        return random.nextInt(8) == 0 ? " \t" : "";
    }

    private String string(boolean halves) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(_ -> written(halves))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private String written(boolean halves) {
        var point = point();
        if (halves && random.nextInt(20) == 0) {
            return escaped((char) (Character.MIN_SURROGATE + random.nextInt(0x800)));
        }
        var raw = Character.toString(point);
        var mustEscape = point < ' ' || point == '"' || point == '\\';
        if (!mustEscape && random.nextInt(3) > 0) {
            return raw;
        }
        var shortly = "\"\\/\b\f\n\r\t".indexOf(raw);
        return shortly >= 0 && random.nextBoolean()
                ? "\\" + "\"\\/bfnrt".charAt(shortly)
                : raw.chars().mapToObj(unit -> escaped((char) unit)).collect(Collectors.joining());
    }

    private int point() {
        return switch (random.nextInt(4)) {
            case 0 -> ' ' + random.nextInt(95);
            case 1 -> SPECIAL.charAt(random.nextInt(SPECIAL.length()));
            case 2 -> notHalf(random.nextInt(0x10000));
            default -> 0x10000 * (1 + random.nextInt(16)) + random.nextInt(0x10000);
        };
    }

    private static int notHalf(int point) {
        return Character.getType(point) == Character.SURROGATE ? 'x' : point;
    }

    private String escaped(char unit) {
        var hex = "%04x".formatted((int) unit);
        return "\\u" + (random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT));
    }
}
