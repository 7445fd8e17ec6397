package dev.mixhook.engine.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What another process cost.
 *
 * @param cpu seconds of all of its threads
 * @param memory the most that was resident, in bytes; 0 where {@code /proc} does not say
 */
record Child(int exit, double cpu, double wall, long memory, String said) {
    private static final int LOOK_EVERY = 20;

    /** Runs it to its end. */
    static Child run(Path folder, List<String> command) throws IOException, InterruptedException {
        List<String> timed = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='cpu %U %S'; time \"$@\"", "time"));
        timed.addAll(command);
        var out = folder.resolve("child.out").toFile();
        var started = System.nanoTime();
        var process =
                new ProcessBuilder(timed).redirectErrorStream(true).redirectOutput(out).start();
        var memory = 0L;
        while (!process.waitFor(LOOK_EVERY, TimeUnit.MILLISECONDS)) {
            memory = Math.max(memory, process.children().mapToLong(Child::memory).max().orElse(0));
        }
        var wall = (System.nanoTime() - started) / 1e9;
        var said = Files.readString(out.toPath(), StandardCharsets.UTF_8).strip();
        var last = said.lastIndexOf("cpu ");
        var words = said.substring(last).split(" ");
        var cpu = Double.parseDouble(words[1]) + Double.parseDouble(words[2]);
        return new Child(process.exitValue(), cpu, wall, memory, said.substring(0, last));
    }

    private static long memory(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException gone) {
            return 0;
        }
    }
}
