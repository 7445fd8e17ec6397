package dev.mixhook.engine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.JavaProgram;
import dev.mixhook.engine.cli.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Processes of mixhook over the same project, whose ledger is in {@code state} below it.
 *
 * @param folder the project's
 */
record Processes(Path folder) {
    /**
     * Starts one.
     *
     * @param options of Java
     * @param command and its options, but for the folder and the ledger
     */
    Process start(List<String> options, String... command) throws IOException {
        List<String> line = new ArrayList<>(JavaProgram.line());
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        line.addAll(List.of(command));
        line.addAll(List.of(folder.toString(), "--state", folder.resolve("state").toString()));
        return new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("talk.txt").toFile()))
                .start();
    }

    /** Starts one, and lets it come to its end. */
    void finish(String... command) throws IOException, InterruptedException {
        Process process = start(List.of(), command);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
