package dev.mixhook.engine.contract;

import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.pack.StandardPack;
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

    /** Two at a time: on a machine that is too busy, a bug shows after it was looked for. */
    static <K> Map<K, Future<Set<String>>> started(Map<K, Callable<Set<String>>> runs) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Map<K, Future<Set<String>>> started = new LinkedHashMap<>();
        runs.forEach((key, run) -> started.put(key, threads.submit(run)));
        return started;
    }

    /** The checks of its row that fail; of one that passes, and if all are asked for, any. */
    Set<String> failing(Row row, String language, String buggy) throws Exception {
        boolean isWhole = ALL || row.foundBy().isEmpty();
        return failing(language, buggy + ' ' + row.bug(), isWhole ? Set.of() : row.foundBy());
    }

    /**
     * The checks that fail with a receiver.
     *
     * @param chosen those that are made; all if there are none
     */
    Set<String> failing(String language, String command, Set<String> chosen) throws Exception {
        try (RunningReceiver receiver = RunningReceiver.start(language, command)) {
            Contract contract = receiver.contract(pack);
            return ReceiverRun.failing(
                    ReceiverRun.of(
                            contract,
                            chosen.isEmpty() ? contract.checks() : chosen,
                            ReceiverRun.QUICK,
                            new Strictness(false, false),
                            new Randomization(1, false)));
        }
    }
}
