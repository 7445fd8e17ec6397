package dev.mixhook.engine.inspection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A form's parameters, and what it breaks of R-W2 and R-W5. */
final class FormDecoder {
    private static final String USERS = "users";

    private FormDecoder() {}

    /** The JSON of the parameter {@code users}, the first if there are several. */
    static Optional<String> users(String body, FindingCollector findings) {
        if (body.isEmpty()) {
            findings.add("W2", "the body is empty");
            return Optional.empty();
        }
        if (body.startsWith("{") || body.startsWith("[")) {
            findings.add("W2", "the body is JSON, not a form with a parameter `users`");
            return Optional.empty();
        }
        List<String[]> parameters =
                Arrays.stream(body.split("&", -1)).map(pair -> pair.split("=", 2)).toList();
        List<String> values =
                parameters.stream()
                        .filter(pair -> name(pair).equals(USERS))
                        .map(pair -> pair.length == 1 ? "" : pair[1])
                        .toList();
        checkNames(parameters.stream().map(FormDecoder::name).toList(), findings);
        if (!values.isEmpty()) {
            Percent.check(body, findings);
        }
        return values.stream().findFirst().flatMap(value -> json(value, findings));
    }

    private static String name(String[] pair) {
        return new String(decoded(pair[0]), StandardCharsets.UTF_8);
    }

    private static void checkNames(List<String> names, FindingCollector findings) {
        String others =
                names.stream()
                        .filter(name -> !name.equals(USERS))
                        .distinct()
                        .map(name -> '`' + name + '`')
                        .collect(Collectors.joining(", "));
        long users = names.stream().filter(USERS::equals).count();
        if (users == 0) {
            findings.add("W2", "there is no parameter `users`, but " + others);
        } else if (!others.isEmpty()) {
            findings.add("W2", "there is another parameter beside `users`: " + others);
        }
        if (users > 1) {
            findings.add("W2", "the parameter `users` comes " + users + " times");
        }
    }

    private static Optional<String> json(String value, FindingCollector findings) {
        byte[] decoded = decoded(value);
        try {
            String json =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded)).toString();
            if (json.regionMatches(true, 0, "%5B", 0, 3)) {
                findings.add("W5", "`users` is percent-encoded twice");
                return Optional.empty();
            }
            return Optional.of(json);
        } catch (CharacterCodingException _) {
            findings.add("W4", "`users` is not UTF-8");
            return Optional.empty();
        }
    }

    /** Percent escapes that are none stay as they are; that they are none is found elsewhere. */
    private static byte[] decoded(String encoded) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int octet = c == '%' ? Percent.octet(encoded, i) : Percent.NONE;
            if (octet != Percent.NONE) {
                decoded.write(octet);
                i += 2;
            } else {
                decoded.write(c == '+' ? ' ' : c);
            }
        }
        return decoded.toByteArray();
    }
}
