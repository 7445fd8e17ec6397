package dev.mixhook.engine.recording;

import dev.mixhook.engine.inspection.Received;
import dev.mixhook.engine.ledger.OwnerOnly;
import dev.mixhook.engine.report.NdjsonLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * Appends each POST that came whole to a file: a JSON object a line, on disk before it is answered.
 */
public final class Recorder implements Consumer<Received>, AutoCloseable {
    private final PrintStream file;
    private final Consumer<String> talk;
    private boolean failed;

    /**
     * Opens the file, which is created if there is none.
     *
     * @param talk is told once if nothing can be written any more
     * @throws IOException if it cannot be opened
     */
    public Recorder(Path path, Consumer<String> talk) throws IOException {
        // Whoever posts may say in a header who they are.
        OwnerOnly.createFile(path);
        this.file =
                new PrintStream(
                        Files.newOutputStream(
                                path, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        false,
                        StandardCharsets.US_ASCII);
        this.talk = talk;
    }

    @Override
    public void accept(Received received) {
        if (failed || !(received instanceof Received.Post post)) {
            return;
        }
        NdjsonLine.print(file, line -> write(line, post));
        failed = file.checkError();
        if (failed) {
            talk.accept("POST " + post.n() + " could not be saved; no more are.");
        }
    }

    private static void write(NdjsonLine line, Received.Post post) {
        String body = post.request().body();
        line.text("at", post.at().toString())
                .text("method", post.request().method())
                .text("path", post.request().target())
                .headers("headers", post.request().headers());
        if (body.chars().allMatch(c -> c <= '~')) {
            line.text("body", body);
        } else {
            byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
            line.text("body_base64", Base64.getEncoder().encodeToString(bytes));
        }
        line.text("answer", post.answer().toString());
    }

    @Override
    public void close() {
        file.close();
    }
}
