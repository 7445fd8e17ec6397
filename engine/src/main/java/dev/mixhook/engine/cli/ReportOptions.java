package dev.mixhook.engine.cli;

import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.page.VerificationPage;
import dev.mixhook.engine.report.FindingsJson;
import dev.mixhook.engine.report.GitHubReport;
import dev.mixhook.engine.report.JUnitReport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where findings go besides the console. */
final class ReportOptions {
    @Mixin private JsonOption json = new JsonOption();

    @Option(
            names = "--junit-file",
            paramLabel = "FILE",
            description = "Write the findings as JUnit XML, for CI.")
    private @Nullable Path junit;

    @Option(
            names = "--json-file",
            paramLabel = "FILE",
            description = "Write the findings as one JSON document.")
    private @Nullable Path jsonFile;

    @Option(
            names = {"--html", "--html-file"},
            paramLabel = "FILE",
            description = "Write the findings as a page to look at: one file that loads nothing.")
    private @Nullable Path html;

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
        if (jsonFile != null) {
            try (Writer out = writer(jsonFile)) {
                FindingsJson.write(verification, Version.number(), out);
            }
        }
        if (html != null) {
            VerificationPage.write(verification, Version.number(), inFolder(html));
        }
        if (json.isOn()) {
            Writer out = terminal.outWriter();
            FindingsJson.write(verification, Version.number(), out);
            out.write('\n');
            out.flush();
        }
        if (terminal.environment().getOrDefault("GITHUB_ACTIONS", "").equals("true")) {
            GitHubReport.annotate(verification, console(terminal));
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

    /** Where people read: standard output, unless programs do. */
    PrintStream console(Terminal terminal) {
        return json.isOn() ? terminal.err() : terminal.out();
    }

    private static Writer writer(Path file) throws IOException {
        return Files.newBufferedWriter(inFolder(file));
    }

    /** A file whose folder is there. */
    private static Path inFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return file;
    }
}
