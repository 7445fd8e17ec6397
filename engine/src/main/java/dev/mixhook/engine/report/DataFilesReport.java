package dev.mixhook.engine.report;

import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Printable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Which data files are read, in the order in which they are. */
public final class DataFilesReport {
    private static final int MOST = 4;

    private DataFilesReport() {}

    /** A line for the files of people, and one for those of events. */
    public static void print(Workspace workspace, PrintStream out) {
        out.println("people  " + names(workspace.profiles()));
        out.println("events  " + names(workspace.events()));
    }

    /** All of a few; of many the first ones and the last. */
    private static String names(List<Path> files) {
        if (files.isEmpty()) {
            return "none";
        }
        if (files.size() <= MOST) {
            return joined(files);
        }
        return "%s, … %s (%s)"
                .formatted(
                        joined(files.subList(0, MOST - 2)),
                        joined(files.subList(files.size() - 1, files.size())),
                        Counted.of(files.size(), "file"));
    }

    private static String joined(List<Path> files) {
        return files.stream()
                .map(file -> Printable.of(file.toString()))
                .collect(Collectors.joining(", "));
    }
}
