package dev.mixhook.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What is sent, read by others who decode forms and JSON. */
class RoundTripTest {
    private static final int PROFILES = 10_000;
    private static final long SEED = 20_260_101;

    @RegisterExtension
    static final WireMockExtension receiver =
            WireMockExtension.newInstance()
                    .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void all_decoders_read_the_same_text_and_it_is_what_was_put_in(JsonStyle style)
            throws Exception { // R-W2, R-W3, R-W4, R-W5, R-W6
        var stored = new ArrayList<String>();
        send(style, stored);
        var requests =
                receiver.getAllServeEvents().reversed().stream()
                        .map(it -> it.getRequest())
                        .toList();
        assertThat(requests).hasSize(PROFILES / Batch.MOST);

        var users = requests.stream().map(RoundTripTest::users).toList();
        var forms = requests.stream().map(request -> new String(request.getBody(), US_ASCII));
        var bodies = lines("bodies", forms);
        assertThat(run(bodies, "python3", script("decode.py"))).isEqualTo(users);
        assertThat(run(bodies, "node", script("decode.js"))).isEqualTo(users);

        var pairs = new ArrayList<String>();
        for (var post = 0; post < users.size(); post++) {
            pairs.add(users.get(post));
            pairs.add(stored.get(post));
        }
        assertThat(run(lines("pairs", pairs.stream()), "python3", script("compare.py"))).isEmpty();
    }

    /**
     * @param stored takes a line a POST: a JSON list of pairs of {@code $distinct_id} and profile
     */
    private static void send(JsonStyle style, List<String> stored) {
        receiver.stubFor(any(anyUrl()).willReturn(ok()));
        var webhook =
                Webhook.to("http://localhost:" + receiver.getPort() + "/hook")
                        .with(new MessagesFormat(Webhook.Accept.OK_ONLY, style));
        var profiles = new HostileProfiles(SEED);
        try (var sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test")) {
            for (var post = 0; post < PROFILES / Batch.MOST; post++) {
                var recipients = new ArrayList<Recipient>();
                var pairs = new ArrayList<String>();
                for (var user = 0; user < Batch.MOST; user++) {
                    var id = profiles.string();
                    var profile = profiles.profile();
                    recipients.add(new Recipient(value(id), profile.getBytes(UTF_8)));
                    pairs.add("[" + id + "," + profile + "]");
                }
                stored.add(pairs.toString());
                var request = WebhookRequest.of(post + 1, webhook, new Batch(1, 1, recipients));
                assertThat(sender.send(request)).isEqualTo(Sample.ACCEPTED);
            }
        }
    }

    private static String value(String string) {
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), string)) {
            parser.nextToken();
            return parser.getString();
        }
    }

    /** As WireMock decodes it. */
    private static String users(LoggedRequest request) {
        return request.getFormParameters().get("users").firstValue();
    }

    private Path lines(String name, Stream<String> lines) throws IOException {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return Files.writeString(folder.resolve(name), text);
    }

    private static String script(String name) throws Exception {
        return Path.of(RoundTripTest.class.getResource(name).toURI()).toString();
    }

    private List<String> run(Path in, String... command) throws Exception {
        var out = folder.resolve("out");
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectInput(in.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            assertThat(process.waitFor()).isZero();
        } catch (IOException missing) {
            System.err.println("NOT TESTED: what others decode; " + command[0] + " is missing");
            abort(command[0] + " is missing");
        }
        var text = Files.readString(out);
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split("\n"));
    }
}
