package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** The receiver's end of a connection that speaks as much HTTP/2 as a POST needs. */
final class Http2Line {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PREFACE = 24;

    private static final int REFUSED_STREAM = 7;

    private final RawReceiver.Line line;
    private final AtomicInteger begun;

    /**
     * @param begun counts the requests whose head came
     */
    Http2Line(RawReceiver.Line line, AtomicInteger begun) throws IOException {
        this.line = line;
        this.begun = begun;
        line.hear(PREFACE);
        frame(SETTINGS, 0, 0, new byte[0]);
    }

    /** Waits for a whole request, and returns its stream. */
    int readRequest() throws IOException {
        while (true) {
            var frame = ByteBuffer.wrap(line.hear(9));
            var typeAndLength = frame.getInt();
            var flags = frame.get();
            var stream = frame.getInt();
            line.hear(typeAndLength >> 8);
            switch (typeAndLength & 0xff) {
                case HEADERS -> begun.incrementAndGet();
                case DATA -> {
                    if ((flags & END_STREAM) != 0) {
                        return stream;
                    }
                }
                case SETTINGS -> {
                    if ((flags & ACK) == 0) {
                        frame(SETTINGS, ACK, 0, new byte[0]);
                    }
                }
                default -> {}
            }
        }
    }

    /** Answers without a body. */
    void answer(int stream, int status) throws IOException {
        // Both fields literal; the names are 8 and 53 (retry-after) of the static table.
        var head = "\b\3" + status + "\17\46\1" + "0";
        frame(HEADERS, END_HEADERS | END_STREAM, stream, head.getBytes(US_ASCII));
    }

    /** Says that this request was not looked at and may be sent again. */
    void refuse(int stream) throws IOException {
        frame(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(REFUSED_STREAM).array());
    }

    /** Says that requests after this one were not looked at, and that there will be no more. */
    void goAway(int lastStream) throws IOException {
        frame(GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(lastStream).array());
    }

    private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        line.say(
                ByteBuffer.allocate(9 + payload.length)
                        .putInt(payload.length << 8 | type)
                        .put((byte) flags)
                        .putInt(stream)
                        .put(payload)
                        .array());
    }
}
