package dev.mixhook.engine.cli;

import dev.mixhook.engine.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;

/** A mixhook of its own that takes data in. */
final class IngestProcess implements AutoCloseable {
    private static final String LISTENS = "taking in at http://localhost:";

    private final Process process;
    private final BufferedReader talk;
    private final String address;

    /**
     * Starts it, and waits until it listens.
     *
     * @param arguments of the command line; its port is 0
     */
    IngestProcess(String... arguments) throws IOException {
        process =
                new ProcessBuilder(JavaProgram.line(Main.class, arguments))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        talk = process.errorReader();
        String line = talk.readLine();
        while (line != null && !line.startsWith(LISTENS)) {
            line = talk.readLine();
        }
        if (line == null) {
            throw new IOException("it ended with " + process.onExit().join().exitValue());
        }
        address = "http://localhost:" + line.substring(LISTENS.length()).split(" ")[0];
    }

    String address() {
        return address;
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Tells it to stop, and returns what else it said. */
    String stop() {
        process.toHandle().destroy();
        String said = String.join("\n", talk.lines().toList());
        process.onExit().join();
        return said;
    }

    @Override
    public void close() throws IOException {
        kill();
        talk.close();
    }
}
