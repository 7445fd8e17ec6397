package dev.mixhook.delivery;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The growing body of a form, percent-encoded as it is written (R-W5). It takes a table and an
 * array where the plain way is {@code URLEncoder} on a finished string; {@code BodyBenchmark}
 * measures both.
 */
final class FormEncoder implements BodyOutput {
    /** For each byte its one or three characters, the first lowest, and above them how many. */
    private static final int[] ENCODED = new int[256];

    static {
        String hex = "0123456789ABCDEF";
        for (int octet = 0; octet < 256; octet++) {
            ENCODED[octet] =
                    '%' | hex.charAt(octet >> 4) << 8 | hex.charAt(octet & 15) << 16 | 3 << 24;
        }
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*"
                .chars()
                .forEach(plain -> ENCODED[plain] = plain | 1 << 24);
        ENCODED[' '] = '+' | 1 << 24;
    }

    /**
     * {@link #ENCODED} for each byte that stands for itself between the quotes of a string; 0 for
     * others.
     */
    private static final int[] PLAIN = new int[256];

    static {
        for (int octet = ' '; octet <= '~'; octet++) {
            PLAIN[octet] = octet == '"' || octet == '\\' ? 0 : ENCODED[octet];
        }
    }

    /** Writes all four bytes of an entry at once; as many of them count as the entry has. */
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int length;

    FormEncoder(int capacity) {
        bytes = new byte[capacity];
    }

    @Override
    public void put(int octet) {
        reserve(4);
        int encoded = ENCODED[octet];
        FOUR_BYTES.set(bytes, length, encoded);
        length += encoded >> 24;
    }

    @Override
    public void put(byte[] octets, int from, int to) {
        reserve(3 * (to - from) + 1);
        byte[] target = bytes;
        int end = length;
        for (int index = from; index < to; index++) {
            int encoded = ENCODED[octets[index] & 0xff];
            FOUR_BYTES.set(target, end, encoded);
            end += encoded >> 24;
        }
        length = end;
    }

    @Override
    public int putPlain(byte[] octets, int from) {
        reserve(3 * (octets.length - from) + 1);
        byte[] target = bytes;
        int end = length;
        int index = from;
        for (; index < octets.length; index++) {
            int encoded = PLAIN[octets[index] & 0xff];
            if (encoded == 0) {
                break;
            }
            FOUR_BYTES.set(target, end, encoded);
            end += encoded >> 24;
        }
        length = end;
        return index;
    }

    @Override
    public void put(String ascii) {
        for (int index = 0; index < ascii.length(); index++) {
            put(ascii.charAt(index));
        }
    }

    @Override
    public void putEncoded(byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void cutTo(int earlierLength) {
        length = earlierLength;
    }

    @Override
    public FormEncoder empty(int capacity) {
        return new FormEncoder(capacity);
    }

    @Override
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
