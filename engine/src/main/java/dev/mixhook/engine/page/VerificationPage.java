package dev.mixhook.engine.page;

import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.report.FindingsJson;
import dev.mixhook.engine.report.NdjsonLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

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
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(data, false, StandardCharsets.US_ASCII)) {
            NdjsonLine.print(out, line -> write(line, verification, findings.toString()));
        }
        PageFile.write(file, data.toString(StandardCharsets.US_ASCII));
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
                .value("verification", findings);
    }
}
