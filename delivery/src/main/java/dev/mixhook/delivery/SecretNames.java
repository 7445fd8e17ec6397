package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which names of headers and of query parameters speak of a secret. */
final class SecretNames {
    /**
     * The places between the words of {@code api_key}, {@code X-Api-Key}, {@code apiKey} and {@code
     * APIKey2}.
     */
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile(
                    "[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
                            + "|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    /** One word of a name; those that are written together too, but no {@code monkey}. */
    private static final Pattern SECRET =
            Pattern.compile(
                    "(api|app|auth|access|client|hook|webhook|secret|private|shared|signing|service)?keys?"
                            + "|\\w*(token|secret|password|passwd|passphrase|signature|credential)s?"
                            + "|pass|pwd|sig|hmac|jwt|bearer|(o|basic)?auth|authorization|cookies?"
                            + "|(session|sess)(id)?");

    private SecretNames() {}

    static boolean isSecret(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(decoded(name)))
                .anyMatch(word -> SECRET.matcher(word.toLowerCase(Locale.ROOT)).matches());
    }

    /** A parameter's name may be escaped. */
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, UTF_8);
        } catch (IllegalArgumentException _) {
            return name;
        }
    }
}
