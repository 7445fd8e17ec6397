package dev.mixhook.engine.contract;

import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.contract.pack.VerifyTimings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page with a table of bugs and the checks that find them.
 *
 * @param page the file
 * @param pack of which the checks are
 */
record BugTable(Path page, StandardPack pack) {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9-]+)` \\| .+ \\| (.+) \\|");
    private static final Pattern CHECK = Pattern.compile("`([a-z0-9-]+)`");
    private static final boolean ALL = "all".equals(System.getProperty("verify.bugs"));

    /** How often a bug is looked for: on a machine that is too busy, it may show after that. */
    private static final int TIMES = 4;

    /** What is to fail; nothing if the bug passes. */
    record Row(String bug, Set<String> foundBy) {
        private static Row of(Matcher row) {
            String last = row.group(2);
            return new Row(
                    row.group(1),
                    last.startsWith("passes: ")
                            ? Set.of()
                            : CHECK.matcher(last)
                                    .results()
                                    .map(check -> check.group(1))
                                    .collect(Collectors.toSet()));
        }
    }

    List<Row> rows() throws IOException {
        return Files.readString(page)
                .lines()
                .dropWhile(line -> !line.startsWith("| bug |"))
                .takeWhile(line -> line.startsWith("|"))
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(Row::of)
                .toList();
    }

    /** Three at a time: most of their time is waiting. */
    static <K> Map<K, Future<Set<String>>> started(Map<K, Callable<Set<String>>> runs) {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        Map<K, Future<Set<String>>> started = new LinkedHashMap<>();
        runs.forEach((key, run) -> started.put(key, threads.submit(run)));
        return started;
    }

    /** The checks of its row that fail; of one that passes, and if all are asked for, any. */
    Set<String> failing(Row row, String language, String buggy) throws Exception {
        if (row.foundBy().isEmpty()) {
            return failing(language, buggy + ' ' + row.bug());
        }
        Set<String> chosen = ALL ? Set.of() : row.foundBy();
        return repeated(
                () -> failing(language, buggy + ' ' + row.bug(), chosen, ReceiverRun.QUICK),
                failing -> failing.containsAll(row.foundBy()));
    }

    /** Looks again until what was looked for is found, or it is enough; returns what was found. */
    static Set<String> repeated(Callable<Set<String>> run, Predicate<Set<String>> isFound)
            throws Exception {
        Set<String> found = run.call();
        for (int times = 1; times < TIMES && !isFound.test(found); times++) {
            found = run.call();
        }
        return found;
    }

    /** The checks of the whole pack that fail with a receiver without bugs. */
    Set<String> failing(String language, String command) throws Exception {
        return failing(language, command, Set.of(), ReceiverRun.PATIENT);
    }

    /**
     * The checks that fail with a receiver.
     *
     * @param chosen those that are made; all if there are none
     */
    private Set<String> failing(
            String language, String command, Set<String> chosen, VerifyTimings timings)
            throws Exception {
        try (RunningReceiver receiver = RunningReceiver.start(language, command)) {
            Contract contract = receiver.contract(pack);
            return ReceiverRun.failing(
                    ReceiverRun.of(
                            contract,
                            chosen.isEmpty() ? contract.checks() : chosen,
                            timings,
                            new Strictness(false, false),
                            new Randomization(1, false)));
        }
    }
}
