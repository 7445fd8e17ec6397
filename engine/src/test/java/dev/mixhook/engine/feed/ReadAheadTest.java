package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    @Test
    void the_bytes_are_the_same_in_the_same_order() throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        try (InputStream in = ReadAhead.of(new ByteArrayInputStream(bytes))) {
            assertThat(in.read()).isEqualTo(bytes[0] & 0xFF);
            assertThat(in.readAllBytes())
                    .hasSize(bytes.length - 1)
                    .endsWith(bytes[bytes.length - 1]);
        }
        try (InputStream in = ReadAhead.of(new ByteArrayInputStream(bytes))) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void what_came_before_a_breakage_comes_before_it() throws IOException {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(new byte[200_000]), new Broken());
        try (InputStream in = ReadAhead.of(broken)) {
            assertThat(in.readNBytes(200_000)).hasSize(200_000);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(in::read).isInstanceOf(EOFException.class).hasMessage("here");
            }
        }
    }

    @Test
    void whoever_reads_is_told_of_what_is_no_breakage_of_the_file_too() throws IOException {
        InputStream failing =
                new InputStream() {
                    @Override
                    public int read() {
                        throw new OutOfMemoryError("here");
                    }
                };
        try (InputStream in = ReadAhead.of(failing)) {
            assertThatThrownBy(in::read).isInstanceOf(OutOfMemoryError.class).hasMessage("here");
        }
    }

    @Test
    void the_file_is_closed_though_nobody_read_to_its_end() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 0;
                    }

                    @Override
                    public void close() {
                        closed.set(true);
                    }
                };
        InputStream in = ReadAhead.of(endless);
        assertThat(in.read()).isZero();
        in.close();
        assertThat(closed).isTrue();
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new EOFException("here");
        }
    }
}
