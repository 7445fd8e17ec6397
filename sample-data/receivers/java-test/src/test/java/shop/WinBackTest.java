package shop;

import static dev.mixhook.junit.Faults.answerOf;
import static dev.mixhook.junit.Faults.everyPost;
import static dev.mixhook.junit.Faults.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.junit.Faults.Stage;
import dev.mixhook.junit.Mixhook;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ReceiverTest
class WinBackTest {
    @RegisterExtension
    static Mixhook mixhook =
            Mixhook.startingAt("2026-01-01T00:00:00Z").campaigns("src/test/mixhook/campaigns");

    @Autowired Orders orders;
    @Autowired TestWarehouse warehouse;

    @BeforeEach
    void mixpanel_posts_here(@LocalServerPort int port) {
        mixhook.to("http://localhost:" + port + "/hooks/mixpanel");
    }

    @Test
    void a_lapsed_buyer_gets_one_sample_though_the_answer_was_lost() {
        String ana = buyer("ana");
        mixhook.lose(answerOf(post(1)));

        mixhook.advance(Duration.ofDays(15));

        assertThat(mixhook.posts()).hasSize(2);
        assertThat(orders.of(ana)).isEqualTo(1);
    }

    @Test
    void who_could_not_be_served_comes_again() {
        String ana = buyer("ana");
        warehouse.closeFor(ana, 2);

        mixhook.advance(Duration.ofDays(15));

        assertThat(mixhook.statuses()).containsExactly("503", "503", "200");
        assertThat(mixhook.requeued()).isEmpty();
        assertThat(orders.of(ana)).isEqualTo(1);
    }

    @Test
    void a_user_who_cannot_be_served_keeps_nobody_else_from_a_sample() {
        String ana = buyer("ana");
        String bob = buyer("bob");
        String cleo = buyer("cleo");
        warehouse.closeFor(bob, 1);

        mixhook.advance(Duration.ofDays(15));

        assertThat(List.of(ana, bob, cleo)).filteredOn(user -> orders.of(user) != 1).isEmpty();
    }

    @Test
    void who_buys_again_in_time_gets_none() {
        String ana = buyer("ana");

        mixhook.advance(Duration.ofDays(10));
        mixhook.event("Purchase", ana);
        mixhook.advance(Duration.ofDays(10));

        assertThat(mixhook.posts()).isEmpty();
        assertThat(orders.of(ana)).isZero();
    }

    @Test
    void each_gets_one_sample_whatever_happens_on_the_way() {
        List<String> buyers = IntStream.range(0, 300).mapToObj(n -> buyer("buyer-" + n)).toList();
        mixhook.lose(answerOf(everyPost().withChance(20)));
        mixhook.sendTogether(everyPost().withChance(20));
        mixhook.cut(50, everyPost().withChance(20));
        mixhook.reset(Stage.AFTER, everyPost().withChance(20));

        mixhook.advance(Duration.ofDays(15));

        assertThat(mixhook.requeued()).isEmpty();
        assertThat(buyers).filteredOn(user -> orders.of(user) != 1).isEmpty();
    }

    private String buyer(String name) {
        String id = mixhook.id(name);
        mixhook.person(id, p -> p.set("$email", name + "@example.org"));
        mixhook.event("Purchase", id, p -> p.set("amount", 30));
        return id;
    }
}
