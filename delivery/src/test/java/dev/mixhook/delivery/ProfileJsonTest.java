package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URLDecoder;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ProfileJsonTest {
    private static final String[] SCALARS = {
        "null",
        "true",
        "-0",
        "1.10",
        "1e400",
        "\"\"",
        "\"\\ud800 \u00e9\\n\"",
        "\"\ud83d\ude00\"",
        "\"~\u007f/\""
    };

    @TestFactory
    Stream<DynamicTest> sent_json_read_and_sent_again_is_the_same() { // R-W4
        return profiles()
                .map(
                        stored ->
                                dynamicTest(
                                        stored,
                                        () -> {
                                            var sent = sent(stored);
                                            assertThat(sent(URLDecoder.decode(sent, UTF_8)))
                                                    .isEqualTo(sent);
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> a_repeated_key_elsewhere_changes_nothing_here() { // R-W4
        return profiles()
                .map(
                        stored ->
                                dynamicTest(
                                        stored,
                                        () -> {
                                            var repeated = "{\"p\":" + stored + ",\"q\":1,\"q\":2}";
                                            assertThat(sent(repeated))
                                                    .isEqualTo(
                                                            sent("{\"p\":" + stored + ",\"q\":2}"));
                                        }));
    }

    private static Stream<String> profiles() {
        return LongStream.range(0, 100).mapToObj(seed -> object(new Random(seed), 4));
    }

    private static String object(Random random, int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(n -> "\"k" + n + "\u00e9\":" + value(random, depth))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 2)) {
            case 0, 1 -> SCALARS[random.nextInt(SCALARS.length)];
            case 2 -> object(random, depth - 1);
            default ->
                    IntStream.range(0, random.nextInt(4))
                            .mapToObj(_ -> value(random, depth - 1))
                            .collect(Collectors.joining(", ", "[ ", " ]"));
        };
    }

    private static String sent(String stored) {
        var out = new FormEncoder(64);
        new ProfileJson(out, JsonStyle.ASCII).copy(stored.getBytes(UTF_8));
        return new String(out.toBytes(), US_ASCII);
    }
}
