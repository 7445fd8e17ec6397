package dev.mixhook.engine.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A text in UTF-16 that begins with its byte-order mark, as UTF-8 without one. */
final class Utf16Input extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[1 << 13];
    private byte[] bytes = {};
    private int at;

    Utf16Input(InputStream in) {
        reader = new InputStreamReader(in, StandardCharsets.UTF_16.newDecoder());
    }

    /** Whether a file that begins so is one; UTF-32 begins likewise. */
    static boolean begins(byte[] head) {
        return head.length >= 2
                && ((head[0] == (byte) 0xFE && head[1] == (byte) 0xFF)
                        || (head[0] == (byte) 0xFF
                                && head[1] == (byte) 0xFE
                                && !(head.length >= 4 && head[2] == 0 && head[3] == 0)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * @throws CharacterCodingException where it is not UTF-16
     */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at == bytes.length) {
            int read = reader.read(chars);
            if (read < 0) {
                return -1;
            }
            bytes = new String(chars, 0, read).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
