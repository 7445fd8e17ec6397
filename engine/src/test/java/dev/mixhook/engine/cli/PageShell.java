package dev.mixhook.engine.cli;

import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where command lines of a page are run: a folder with a copy of the sample, ports that are free in
 * place of those on the page, and a clock that begins at the day of the pages. mixhook itself runs
 * in this process, what else is there in bash.
 */
final class PageShell implements AutoCloseable {
    private static final Path SAMPLE = Path.of("../sample-data");
    private static final Instant START = Instant.parse("2026-11-30T09:00:00Z");
    private static final List<String> PORTS = List.of("3000", "6494", "6490", "6495", "6496");
    private static final Pattern PORT =
            Pattern.compile(
                    "(localhost:|\"localhost\", |127\\.0\\.0\\.1:|(?i:\\bport[:=]? ?)|\\bingest:? )("
                            + String.join("|", PORTS)
                            + ")\\b");

    private final InstantSource clock =
            Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), START));
    private final Map<String, String> ports = new HashMap<>();
    private final Deque<RunningCommand> running = new ArrayDeque<>();
    private final Path folder;
    private int exit;

    PageShell(Path folder) throws IOException {
        this.folder = folder;
        for (String port : PORTS) {
            ports.put(port, String.valueOf(FreePorts.next()));
        }
        copySample();
    }

    private void copySample() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.filter(PageShell::isNeeded).toList()) {
                Path copy = folder.resolve("sample-data").resolve(SAMPLE.relativize(file));
                Files.createDirectories(copy.getParent());
                if (file.toString().endsWith(".yaml")) {
                    Files.writeString(copy, toReal(Files.readString(file)));
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static boolean isNeeded(Path file) {
        return Files.isRegularFile(file) && !file.toString().contains("node_modules");
    }

    /** Writes a file that the page shows. */
    void write(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, toReal(String.join("\n", lines) + '\n'));
    }

    /** Runs a command line to its end, and returns what it said. */
    String run(String text) throws IOException, InterruptedException {
        if (text.equals("echo $?")) {
            return String.valueOf(exit);
        }
        ShellLine line = ShellLine.of(toReal(text));
        if (line.stages().stream().noneMatch(ShellLine.Stage::isMixhook)) {
            return toShown(bash(toReal(text), ""));
        }
        StringBuilder screen = new StringBuilder();
        String flowing = "";
        for (ShellLine.Stage stage : line.stages()) {
            if (!stage.isMixhook()) {
                flowing = bash(stage.text(), flowing);
                continue;
            }
            boolean piped = !stage.equals(line.stages().getLast());
            Shell shell = shell(stage, flowing, piped);
            exit = shell.run(stage.arguments());
            flowing = shell.out();
            screen.append(piped ? shell.err() : "");
        }
        return toShown(screen + flowing);
    }

    /** Starts a command line that goes on while others are run. */
    RunningCommand start(String text) throws IOException {
        ShellLine line = ShellLine.of(toReal(text));
        ShellLine.Stage stage = line.stages().getLast();
        RunningCommand command =
                stage.isMixhook()
                        ? RunningCommand.of(shell(stage, "", false), stage.arguments())
                        : RunningCommand.of(builder(stage.text()).start(), stage.words());
        running.push(command);
        return command;
    }

    /** The command that goes on and has such a word in it, such as {@code receive}. */
    RunningCommand running(String word) {
        return running.stream()
                .filter(command -> command.words().contains(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing runs that is called " + word));
    }

    private Shell shell(ShellLine.Stage stage, String in, boolean piped) {
        Map<String, String> environment = new HashMap<>();
        environment.put("MIXHOOK_HOME", folder.toString());
        environment.put("MIXHOOK_PORT", ports.get("6494"));
        boolean second = running.stream().anyMatch(RunningCommand::isMixhook);
        environment.put("MIXHOOK_PAGE", ports.get(second ? "6496" : "6495"));
        environment.put("PORT", ports.get("3000"));
        environment.putAll(stage.environment());
        Shell shell =
                piped
                        ? new Shell(in, environment, clock).in(folder)
                        : Shell.screen(in, environment, clock).in(folder);
        String heap = stage.environment().get("MIXHOOK_HEAP");
        return heap == null ? shell : shell.heap(serialHeap(heap));
    }

    /** What Java says of a heap that was given in megabytes: a survivor space is not counted. */
    private static long serialHeap(String megabytes) {
        return (Long.parseLong(megabytes.replace("m", "")) << 20) * 29 / 30;
    }

    private String bash(String text, String in) throws IOException, InterruptedException {
        Process process = builder(text).start();
        Thread.ofVirtual().start(() -> write(process, in));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        exit = process.waitFor();
        return said;
    }

    private static void write(Process process, String in) {
        try (var to = process.outputWriter(StandardCharsets.UTF_8)) {
            to.write(in);
        } catch (IOException _) {
            // Enough was read, as by head.
        }
    }

    private ProcessBuilder builder(String text) {
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-c", text)
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().put("PORT", ports.get("3000"));
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    private String toReal(String text) {
        return PORT.matcher(text)
                .replaceAll(
                        port -> Matcher.quoteReplacement(port.group(1) + ports.get(port.group(2))));
    }

    /** What was said, with the ports and the folder of the page. */
    String toShown(String said) {
        String shown = said.replace(folder + "/", "").replace(folder.toString(), ".");
        for (Map.Entry<String, String> port : ports.entrySet()) {
            shown = shown.replaceAll("\\b" + port.getValue() + "\\b", port.getKey());
        }
        return shown.replace("mixhook/development", "mixhook/0.1.0")
                .replace("mixhook development", "mixhook 0.1.0");
    }

    @Override
    public void close() {
        try {
            for (RunningCommand command : running) {
                command.stop();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
