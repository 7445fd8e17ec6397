package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormEncoderTest {
    @ParameterizedTest
    @CsvSource({
        "' ', +", "A, A", "z, z", "0, 0", "-, -", "., .", "_, _", "*, *", "~, %7E", "+, %2B",
        "%, %25", "/, %2F"
    })
    void a_character_is_encoded_as_a_form_does_it(String character, String encoded) { // R-W5
        var buffer = new FormEncoder(1);
        buffer.put(character);
        assertThat(buffer.toBytes()).asString(US_ASCII).isEqualTo(encoded);
    }

    @Test
    void every_byte_is_encoded_as_the_jdk_does_it() { // R-W5
        var buffer = new FormEncoder(1);
        var all = new StringBuilder();
        for (var octet = 0; octet < 256; octet++) {
            buffer.put(octet);
            all.append((char) octet);
        }
        assertThat(buffer.toBytes())
                .asString(US_ASCII)
                .isEqualTo(URLEncoder.encode(all.toString(), ISO_8859_1));
    }

    @Test
    void a_cut_forgets_only_what_came_after() {
        var buffer = new FormEncoder(1);
        buffer.put("kept");
        var length = buffer.length();
        buffer.put("[forgotten]");
        buffer.cutTo(length);
        buffer.putEncoded("+too".getBytes(US_ASCII));
        assertThat(buffer.toBytes()).asString(US_ASCII).isEqualTo("kept+too");
    }
}
