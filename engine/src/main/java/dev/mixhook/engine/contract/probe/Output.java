package dev.mixhook.engine.contract.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a process prints, its end: however much it is, and whether it has lines or not. */
public final class Output {
    private static final int MOST = 64 * 1024;

    private final StringBuilder end = new StringBuilder();
    private boolean cut;

    /** Reads until the process and all that it started have closed it, or have been ended. */
    public void read(InputStream from) {
        char[] piece = new char[8192];
        try (Reader reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
            for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
                add(piece, read);
            }
        } catch (IOException _) {
            // The stream of a process that was ended may break off.
        }
    }

    private synchronized void add(char[] piece, int length) {
        end.append(piece, 0, length);
        if (end.length() > MOST) {
            end.delete(0, end.length() - MOST);
            cut = true;
        }
    }

    public synchronized List<String> lines() {
        List<String> lines = end.toString().lines().toList();
        return cut ? lines.stream().skip(1).toList() : lines;
    }
}
