package dev.mixhook.delivery;

import java.util.Arrays;

/** The growing body of a request that is its JSON and nothing else. */
final class PlainOutput implements BodyOutput {
    private byte[] bytes;
    private int length;

    PlainOutput(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    @Override
    public void put(int octet) {
        reserve(1);
        bytes[length++] = (byte) octet;
    }

    @Override
    public void put(byte[] octets, int from, int to) {
        reserve(to - from);
        System.arraycopy(octets, from, bytes, length, to - from);
        length += to - from;
    }

    @Override
    public int putPlain(byte[] octets, int from) {
        int index = from;
        while (index < octets.length && isPlain(octets[index])) {
            index++;
        }
        put(octets, from, index);
        return index;
    }

    private static boolean isPlain(byte octet) {
        return octet >= ' ' && octet <= '~' && octet != '"' && octet != '\\';
    }

    @Override
    public void put(String ascii) {
        for (int index = 0; index < ascii.length(); index++) {
            put(ascii.charAt(index));
        }
    }

    @Override
    public void putEncoded(byte[] encoded) {
        put(encoded, 0, encoded.length);
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
    public PlainOutput empty(int capacity) {
        return new PlainOutput(capacity);
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
