package dev.mixhook.engine.text;

import java.util.Locale;

/** Bytes as people read them: {@code 340 MB}, {@code 2.4 GB}. */
public final class ByteCount {
    private static final long MEGABYTE = 1 << 20;
    private static final long GIGABYTE = 1 << 30;

    private ByteCount() {}

    /** In whole MB below 1 GB, at least 1; in tenths of GB from there on; of 1,024 each. */
    public static String of(long bytes) {
        return bytes < GIGABYTE
                ? Math.max(1, Math.round((double) bytes / MEGABYTE)) + " MB"
                : String.format(Locale.ROOT, "%,.1f GB", (double) bytes / GIGABYTE);
    }
}
