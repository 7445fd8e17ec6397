package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way for profiles writes what the long way does, or nothing. */
class PlainProfileCopierTest {
    private static final int PROFILES = 20_000;
    private static final byte[] ALPHABET =
            "{}[]\",:\\0123456789.eE+-truefalsn \t\u0000\u007f\u00e9\u2028".getBytes(UTF_8);

    @ParameterizedTest
    @EnumSource
    void what_goes_the_short_way_is_what_goes_the_long_way(JsonStyle style) { // R-W4, R-W6
        var random = new Random(7);
        var profiles = new HostileProfiles(11);
        var shortly = 0;
        for (var i = 0; i < PROFILES; i++) {
            var stored = profiles.profile().getBytes(UTF_8);
            for (var damage = random.nextInt(3); damage > 0; damage--) {
                stored = damaged(stored, random);
            }
            var copied = byTheShortWay(stored, style);
            if (copied != null) {
                shortly++;
                assertThat(copied).isEqualTo(byTheLongWay(stored, style));
            }
        }
        assertThat(shortly).isGreaterThan(PROFILES / 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\"a\":\"b\", \"c\" : [1,2 , -0.5e+7], \"d\":{\"a\":{}}, \"e\":[]}\n",
                "{\"a\":true,\"b\":false,\"c\":null,\"\":\"\"}",
                "{\"caf\u00e9\":\"\u6771\u4eac \ud83d\ude00 \u007f\u2028\"}"
            })
    void most_profiles_go_the_short_way(String stored) { // R-W4, R-W6
        var bytes = stored.getBytes(UTF_8);
        assertThat(byTheShortWay(bytes, JsonStyle.ASCII))
                .isEqualTo(byTheLongWay(bytes, JsonStyle.ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}{}",
                "{}x",
                "[]",
                "1",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":+1}",
                "{\"a\":tru}",
                "{\"a\":truex}",
                "{\"a\":nul",
                "{\"a\":NaN}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":\"b}",
                "{\"a\":\"\u0001\"}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1]",
                "{\"a\":[1}",
                "{\"a\":1 \"b\":2}"
            })
    void what_is_no_json_goes_no_short_way(String stored) {
        assertThat(byTheShortWay(stored.getBytes(UTF_8), JsonStyle.ASCII)).isNull();
    }

    @Test
    void nor_does_what_takes_care() {
        for (var stored :
                new String[] {
                    "{\"a\":1,\"b\":2,\"a\":3}",
                    "{\"a\":[{\"b\":1,\"b\":1}]}",
                    "{\"a\":\"\\n\"}",
                    "[".repeat(20) + "]".repeat(20)
                }) {
            assertThat(byTheShortWay(stored.getBytes(UTF_8), JsonStyle.ASCII)).isNull();
        }
        var latin1 = new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xe9, '"', '}'};
        assertThat(byTheShortWay(latin1, JsonStyle.ASCII)).isNull();
        assertThat(byTheShortWay(new byte[] {'{', '}', (byte) 0xff}, JsonStyle.ASCII)).isNull();
    }

    private static byte[] damaged(byte[] stored, Random random) {
        var at = random.nextInt(stored.length + 1);
        var octet = ALPHABET[random.nextInt(ALPHABET.length)];
        var text = new byte[stored.length + 1];
        System.arraycopy(stored, 0, text, 0, at);
        text[at] = octet;
        var skipped = Math.min(random.nextInt(3), stored.length - at);
        System.arraycopy(stored, at + skipped, text, at + 1, stored.length - at - skipped);
        return Arrays.copyOf(text, text.length - skipped);
    }

    private static String byTheShortWay(byte[] stored, JsonStyle style) {
        var out = new FormEncoder(16);
        var copied = new PlainProfileCopier(out, new PythonJson(out, style)).copy(stored);
        return copied ? new String(out.toBytes(), US_ASCII) : null;
    }

    private static String byTheLongWay(byte[] stored, JsonStyle style) {
        var out = new FormEncoder(16);
        new ProfileJson(out, style).parse(stored);
        return new String(out.toBytes(), US_ASCII);
    }
}
