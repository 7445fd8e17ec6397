package dev.mixhook.engine.cli;

import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.report.FindingsJson;
import dev.mixhook.engine.report.GitHubReport;
import dev.mixhook.engine.report.JUnitReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where findings go besides the console. */
final class ReportOptions {
    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Write the findings as JUnit XML, for CI.")
    private @Nullable Path junit;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the findings as one JSON document.")
    private @Nullable Path json;

    /**
     * Writes the reports that were asked for; on GitHub also annotations and the summary of the
     * job.
     */
    void write(Verification verification, Terminal terminal) throws IOException {
        if (junit != null) {
            try (Writer out = writer(junit)) {
                JUnitReport.write(verification, Version.number(), out);
            }
        }
        if (json != null) {
            try (Writer out = writer(json)) {
                FindingsJson.write(verification, Version.number(), out);
            }
        }
        if (terminal.environment().getOrDefault("GITHUB_ACTIONS", "").equals("true")) {
            GitHubReport.annotate(verification, terminal.out());
            String summary = terminal.environment().get("GITHUB_STEP_SUMMARY");
            if (summary != null) {
                Files.writeString(
                        Path.of(summary),
                        GitHubReport.summary(verification),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        }
    }

    private static Writer writer(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Files.newBufferedWriter(file);
    }
}
