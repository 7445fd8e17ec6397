package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.junit.Mixhook;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine in a process of its own, as projects on Java 17 and 21 have it: MIXHOOK names the program. */
@ReceiverTest
@EnabledIfEnvironmentVariable(named = "MIXHOOK", matches = ".+")
class ProcessTest {
    @RegisterExtension
    static Mixhook mixhook =
            Mixhook.startingAt("2026-01-01T00:00:00Z")
                    .campaigns("src/test/mixhook/campaigns")
                    .process(System.getenv().getOrDefault("MIXHOOK", "mixhook"));

    @Autowired Orders orders;

    @Test
    void a_lapsed_buyer_gets_one_sample(@LocalServerPort int port) {
        mixhook.to("http://localhost:" + port + "/hooks/mixpanel");
        String ana = mixhook.id("ana");
        mixhook.person(ana);
        mixhook.event("Purchase", ana);

        mixhook.advance(Duration.ofDays(15));

        assertThat(mixhook.posts()).hasSize(1);
        assertThat(orders.of(ana)).isEqualTo(1);
    }
}
