package dev.mixhook.engine.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.web.WebAnswer;
import dev.mixhook.engine.web.WebRequest.Header;
import dev.mixhook.engine.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomRefusalsTest {
    @ParameterizedTest
    @CsvSource({
        "POST, users=%5B%5D, 200",
        "POST, users=7, 400",
        "POST, people=%5B%5D, 400",
        "GET, users=%5B%5D, 405"
    })
    void users_are_answered_200_anything_else_400_and_other_methods_405(
            String method, String body, int status) {
        assertThat(new RandomRefusals(0, 1).answer(request(method, body)))
                .isEqualTo(WebResponse.of(status));
    }

    @Test
    void what_is_refused_depends_on_the_seed_and_the_body_alone() {
        List<WebAnswer> first = answers(3);
        assertThat(answers(3)).isEqualTo(first);
        assertThat(answers(4)).isNotEqualTo(first);
        assertThat(first.stream().filter(WebResponse.of(503)::equals).count()).isBetween(8L, 32L);
    }

    @Test
    void only_posts_with_users_are_counted() {
        RandomRefusals randomRefusals = new RandomRefusals(1, 1);
        randomRefusals.answer(request("POST", "users=%5B%5D"));
        randomRefusals.answer(request("POST", "users=7"));
        randomRefusals.answer(request("GET", ""));
        assertThat(randomRefusals.posts()).isEqualTo(1);
        assertThat(randomRefusals.refused()).isEqualTo(1);
    }

    @Test
    void a_cohort_sync_is_answered_in_the_words_of_its_format() { // R-C5
        String body = "{\"action\":\"add_members\",\"parameters\":{}}";
        assertThat(new RandomRefusals(0, 1).answer(request("POST", body)))
                .isEqualTo(json(200, "{\"action\":\"add_members\",\"status\":\"success\"}"));
        assertThat(new RandomRefusals(1, 1).answer(request("POST", body)))
                .isEqualTo(
                        json(
                                503,
                                "{\"action\":\"add_members\",\"status\":\"failure\",\"error\":{\"message\":\"\",\"code\":503}}"));
    }

    private static List<WebAnswer> answers(long seed) {
        RandomRefusals randomRefusals = new RandomRefusals(0.5, seed);
        return IntStream.range(0, 40)
                .mapToObj(i -> randomRefusals.answer(request("POST", "users=%5B" + i / 2)))
                .toList();
    }

    private static WebResponse json(int status, String words) {
        return new WebResponse(
                status,
                List.of(new Header("Content-Type", "application/json")),
                words.getBytes(StandardCharsets.UTF_8));
    }

    private static Request request(String method, String body) {
        return new Request(method, "/", List.of(), body);
    }
}
