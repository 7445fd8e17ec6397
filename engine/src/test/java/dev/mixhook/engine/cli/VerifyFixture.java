package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A receiver to verify, and the command as a shell runs it. */
abstract class VerifyFixture {
    @RegisterExtension
    static final WireMockExtension RECEIVER =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @TempDir Path folder;

    final Shell shell = new Shell();

    /** Writes a contract with the receiver, and a campaign beside it. */
    Path contract(String more) throws IOException {
        Files.writeString(
                folder.resolve("campaign.yaml"),
                "campaign: c\nwebhook: {url: \"http://localhost:1/\"}\ntarget: {property: plan, is: pro}\nschedule: asap\n");
        return Files.writeString(
                folder.resolve("contract.yaml"),
                "contract: the shop\nreceiver: {url: \"%s/hook\"}\n".formatted(RECEIVER.baseUrl())
                        + more);
    }

    /** Verifies the receiver without a contract; its URL has a secret in it. */
    int verify(String... options) {
        List<String> line = new ArrayList<>();
        line.addAll(List.of("verify", "--url", RECEIVER.baseUrl() + "/hook?key=s3cret"));
        line.addAll(List.of(options));
        return shell.run(line.toArray(String[]::new));
    }
}
