package dev.mixhook.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Measures tables, each in a JVM of its own, and writes them to docs/speed.md. */
public final class Benchmarks {
    private static final List<Table> TABLES =
            List.of(
                    new ScanTable(),
                    new FlowTable(),
                    new MemoryTable(),
                    new SimulateTable(),
                    new PostsTable(),
                    new RestartTable(),
                    new CampaignsTable(),
                    new ReadingTable(),
                    new StartTable(),
                    new GrowthTable(),
                    new IngestTable());

    /** How many people are measured with unless more are asked for. */
    private static final int USUAL_PEOPLE = 20_000;

    private Benchmarks() {}

    /**
     * @param args the project's root, the table's name or {@code all}, how many people, and where to
     *     write the results; {@code -} writes nowhere
     */
    public static void main(String[] args) throws Exception {
        var project = Path.of(args[0]).toAbsolutePath().normalize();
        var people = Integer.parseInt(args[2]);
        if (args[1].equals("all")) {
            for (var table : TABLES) {
                child(project, table, args);
            }
            return;
        }
        if (args[1].equals("delivery")) {
            // Measured in its module.
            return;
        }
        var table =
                TABLES.stream().filter(each -> each.name().equals(args[1])).findFirst().orElse(null);
        if (table == null) {
            System.out.println(
                    "No table is called " + args[1] + ": " + names() + ", delivery, or all.");
            System.exit(2);
            return;
        }
        var folder = Files.createTempDirectory("mixhook-bench");
        try {
            var report = new Report();
            var rounds = people > 100_000 ? 5 : 9;
            System.out.println("\n## " + table.name() + "\n");
            table.measure(new Bench(people, rounds, folder, project), report);
            if (!args[3].equals("-")) {
                Results.write(
                        project.resolve(args[3]),
                        table.name(),
                        people == USUAL_PEOPLE ? "" : "%,d people".formatted(people),
                        machine(project),
                        report.lines());
            }
        } finally {
            delete(folder);
        }
    }

    private static void child(Path project, Table table, String[] args)
            throws IOException, InterruptedException {
        var bench = new Bench(0, 0, project, project);
        List<String> command =
                new ArrayList<>(bench.java("-XX:MaxRAMPercentage=75", Benchmarks.class.getName()));
        command.addAll(List.of(args[0], table.name(), args[2], args[3]));
        var exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            System.out.println(table.name() + " could not be measured: exit " + exit);
        }
    }

    private static String names() {
        return TABLES.stream().map(Table::name).collect(Collectors.joining(", "));
    }

    /** Where and when, in a line. */
    private static String machine(Path project) throws IOException, InterruptedException {
        var cpu = "an unknown processor";
        var info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            cpu =
                    Files.readAllLines(info).stream()
                            .filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                            .orElse(cpu);
        }
        var git =
                new ProcessBuilder("git", "describe", "--always", "--dirty")
                        .directory(project.toFile())
                        .start();
        var commit = new String(git.getInputStream().readAllBytes()).strip();
        return "%s, %d cores of %s, JDK %s, commit %s"
                .formatted(
                        LocalDate.now(),
                        Runtime.getRuntime().availableProcessors(),
                        cpu,
                        Runtime.version(),
                        commit.isEmpty() ? "unknown" : commit);
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
