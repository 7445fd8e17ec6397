package dev.mixhook.engine.bench;

import dev.mixhook.engine.ingestion.IngestListener;
import dev.mixhook.engine.ingestion.IngestSettings;
import dev.mixhook.engine.ingestion.IngestedRequest;
import dev.mixhook.engine.ingestion.Ingestion;
import dev.mixhook.engine.ingestion.Journal;
import dev.mixhook.engine.ingestion.MemoryJournal;
import dev.mixhook.engine.ingestion.http.IngestionServer;
import dev.mixhook.engine.web.WebLimits;
import dev.mixhook.engine.web.WebRequest.Header;
import dev.mixhook.engine.web.WebResponse;
import dev.mixhook.engine.web.WebServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * A server in a process of its own, so that its CPU can be told from that of whoever asks it. Says
 * its port, and for each line that it is told the nanoseconds of CPU that it has taken.
 */
public final class IngestServer {
    private IngestServer() {}

    /**
     * @param args {@code bare}, {@code memory} or {@code journal}; and the folder of the journal
     */
    public static void main(String[] args) throws IOException {
        System.out.println(
                switch (args[0]) {
                    case "bare" -> bare();
                    case "memory" -> memory();
                    default -> journal(Path.of(args[1]));
                });
        var bean =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(bean.getProcessCpuTime());
        }
        System.exit(0);
    }

    /** What does nothing with a request but read it, and answers {@code 1}. */
    private static int bare() throws IOException {
        var limits =
                new WebLimits(
                        1000,
                        1_500_000,
                        65_536,
                        10 << 20,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(75));
        var one =
                new WebResponse(
                        200,
                        List.of(new Header("Content-Type", "text/plain")),
                        "1".getBytes(StandardCharsets.US_ASCII));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return WebServer.start(List.of(address), limits, _ -> one).port();
    }

    /** What is taken in is let go of. */
    private static int memory() throws IOException {
        var journals = new MemoryJournal[1];
        journals[0] = new MemoryJournal(() -> journals[0].take());
        return ingestion(
                new Ingestion(
                        IngestSettings.DEFAULT, journals[0], InstantSource.system(), new Quiet()));
    }

    private static int journal(Path folder) throws IOException {
        return ingestion(
                new Ingestion(
                        IngestSettings.DEFAULT,
                        Journal.open(folder, () -> {}),
                        InstantSource.system(),
                        new Quiet()));
    }

    private static int ingestion(Ingestion ingestion) throws IOException {
        return IngestionServer.start(0, Set.of(), ingestion).port();
    }

    private static final class Quiet implements IngestListener {
        @Override
        public void ingested(IngestedRequest request) {}

        @Override
        public void unknown(String method, String path, String answer) {}

        @Override
        public void misdirected(String host) {}
    }
}
