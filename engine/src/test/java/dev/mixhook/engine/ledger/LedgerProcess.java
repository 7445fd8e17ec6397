package dev.mixhook.engine.ledger;

import static dev.mixhook.engine.ledger.Posts.post;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another process that plans, begins and settles POSTs in a ledger, one after the other, and says
 * so after each commit.
 */
final class LedgerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    private LedgerProcess(Process process) {
        this.process = process;
        this.said = process.inputReader();
    }

    /**
     * @param shell what to run it with; nothing for itself
     */
    static LedgerProcess start(Path folder, String... shell) throws IOException {
        List<String> command = new ArrayList<>(List.of(shell));
        command.addAll(JavaProgram.line(LedgerProcess.class, folder.toString()));
        return new LedgerProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    public static void main(String[] arguments) {
        try (JdbcLedger ledger = LedgerLocation.folder(Path.of(arguments[0])).open()) {
            for (long n = ledger.lastPost() + 1; ; n++) {
                Post post = post(n);
                ledger.plan(List.of(post), List.of());
                System.out.println(n + " planned");
                ledger.sent(post);
                System.out.println(n + " sent");
                ledger.settle(post, new Outcome.Accepted(Answer.of(200, "ok")));
                System.out.println(n + " accepted");
            }
        } catch (LedgerException e) {
            System.out.println(e.fault());
        }
    }

    /** The next lines that it says, fewer where it ends. */
    List<String> read(int lines) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = ""; read.size() < lines && (line = said.readLine()) != null; ) {
            read.add(line);
        }
        return read;
    }

    long pid() {
        return process.pid();
    }

    /** Kills it as it stands; returns what it had said still. */
    List<String> kill() throws IOException, InterruptedException {
        // The process itself would close what it has said still.
        process.toHandle().destroyForcibly();
        List<String> rest = read(Integer.MAX_VALUE);
        process.waitFor();
        return rest;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
