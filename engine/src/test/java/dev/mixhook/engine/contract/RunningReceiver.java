package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Ticker;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.contract.probe.ProbeSource;
import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A receiver of the sample, started on a free port. */
record RunningReceiver(ReceiverProcess process, int port) implements AutoCloseable {
    static final Path RECEIVERS = Path.of("../sample-data/receivers").toAbsolutePath();

    /** Asked for by those that ask for one. */
    private static final String PASSWORD = "s3cret";

    private static final Duration STARTED = Duration.ofSeconds(60);
    private static final EgressGuard GUARD = new EgressGuard(Set.of());

    /** Returns once it is ready. */
    static RunningReceiver start(String language, String command) throws Exception {
        int port = FreePorts.next();
        ReceiverProcess process =
                ReceiverProcess.start(
                        command,
                        RECEIVERS.resolve(language),
                        Map.of("PORT", String.valueOf(port), "PASSWORD", PASSWORD));
        RunningReceiver receiver = new RunningReceiver(process, port);
        try (OkHttpSender sender = new OkHttpSender(GUARD, "mixhook/test")) {
            assertThat(
                            new Readiness(sender, GUARD, STARTED, Ticker.system())
                                    .await(receiver.at("/health")))
                    .as(() -> String.join("\n", process.output()))
                    .isEmpty();
        }
        return receiver;
    }

    /** The standard pack of messages, with a probe and an echo. */
    Contract contract() {
        return contract(StandardPack.MESSAGES);
    }

    /** A standard pack, with a probe and an echo. */
    Contract contract(StandardPack pack) {
        String url = "http://mixpanel:%s@localhost:%d/hooks/mixpanel".formatted(PASSWORD, port);
        return Contract.standard(pack, pack == StandardPack.MESSAGES ? at("/hooks/mixpanel") : url)
                .asking(new ProbeSource.Http(at("/received/{distinct_id}"), "$.count"))
                .echoing(new ProbeSource.Http(at("/stored/{distinct_id}"), "$"));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    static boolean runs(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
