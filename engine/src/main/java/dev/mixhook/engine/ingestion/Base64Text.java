package dev.mixhook.engine.ingestion;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * JSON in base64. Taken are pluses that a form's reader has made blanks, the alphabet for URLs, and
 * missing padding. mixpanel-browser encodes each UTF-16 unit by itself (CESU-8), so two surrogates
 * of three bytes each are read as one character; one alone becomes its escape in JSON, which keeps
 * it.
 */
final class Base64Text {
    private static final int SURROGATE = 0xED;

    private Base64Text() {}

    /** The JSON in UTF-8; empty if it is no base64. */
    static Optional<byte[]> json(byte[] text) {
        int length = 0;
        byte[] plain = new byte[text.length];
        for (byte c : text) {
            switch (c) {
                case ' ', '-' -> plain[length++] = '+';
                case '_' -> plain[length++] = '/';
                case '\r', '\n', '=' -> {}
                default -> plain[length++] = c;
            }
        }
        try {
            String trimmed = new String(plain, 0, length, StandardCharsets.ISO_8859_1);
            return Optional.of(utf8(Base64.getDecoder().decode(trimmed)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] utf8(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int unit = surrogate(bytes, at);
            if (unit < 0) {
                out.write(bytes[at++]);
                continue;
            }
            int next = surrogate(bytes, at + 3);
            boolean isPair =
                    next >= 0
                            && Character.isHighSurrogate((char) unit)
                            && Character.isLowSurrogate((char) next);
            String json =
                    isPair
                            ? Character.toString(Character.toCodePoint((char) unit, (char) next))
                            : "\\u" + HexFormat.of().toHexDigits((char) unit);
            out.writeBytes(json.getBytes(StandardCharsets.UTF_8));
            at += isPair ? 6 : 3;
        }
        return out.toByteArray();
    }

    /** The surrogate whose three bytes begin at an index; negative if none does. */
    private static int surrogate(byte[] bytes, int at) {
        if (at + 2 >= bytes.length || (bytes[at] & 0xFF) != SURROGATE) {
            return -1;
        }
        int second = bytes[at + 1] & 0xFF;
        int third = bytes[at + 2] & 0xFF;
        return second >= 0xA0 && second <= 0xBF && third >= 0x80 && third <= 0xBF
                ? 0xD000 | ((second & 0x3F) << 6) | (third & 0x3F)
                : -1;
    }
}
