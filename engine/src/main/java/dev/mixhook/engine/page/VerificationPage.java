package dev.mixhook.engine.page;

import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.report.FindingsJson;
import dev.mixhook.engine.report.NdjsonLine;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a receiver was found to do, as a page to look at. */
public final class VerificationPage {
    private VerificationPage() {}

    /**
     * Writes it as one file that opens from a disk and loads nothing.
     *
     * @param version mixhook's own
     * @throws IOException if it cannot be written
     */
    public static void write(Verification verification, String version, Path file)
            throws IOException {
        StringWriter findings = new StringWriter();
        FindingsJson.write(verification, version, findings);
        PageFile.write(
                file,
                out ->
                        NdjsonLine.print(
                                out, line -> write(line, verification, findings.toString())));
    }

    private static void write(NdjsonLine line, Verification verification, String findings) {
        Instant end = verification.at().plus(verification.took());
        line.text("kind", "head")
                .text("title", "verify " + verification.name())
                .text("zone", "UTC")
                .text("from", verification.at().toString())
                .text("to", end.toString())
                .number("left_out", 0)
                .texts("campaigns", List.of())
                .value("verification", findings)
                .objects(
                        "mend",
                        unmended(verification),
                        id -> line.text("id", id).text("text", StandardPack.page(id)));
    }

    /** The checks of which it has to be said how to mend them. */
    private static List<String> unmended(Verification verification) {
        Set<String> checks =
                StandardPack.everyClaim().stream().map(Claim::id).collect(Collectors.toSet());
        return verification.findings().stream()
                .filter(finding -> finding.result() instanceof CheckResult.Failed)
                .map(finding -> finding.claim().id())
                .filter(checks::contains)
                .distinct()
                .toList();
    }
}
