package dev.mixhook.engine.contract.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.delivery.WebhookBody;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserIdMappingTest {
    private static final UserIdMapping NAMING = UserIdMapping.of(7, 2);

    /** Byte for byte what would go out if the users were called so. */
    @ParameterizedTest
    @EnumSource
    void a_body_is_that_of_users_with_these_ids(JsonStyle style) { // R-W4, R-W5
        List<String> names = List.of("ada", "a+b \"c\" \u05e9", "\uD83D\uDC69", "[", "{\"x\": 1}");
        WebhookBody named = form(names, style);
        WebhookBody called = NAMING.called(named);
        assertThat(called.bytes())
                .asString(US_ASCII)
                .isEqualTo(
                        new String(
                                form(names.stream().map(NAMING::id).toList(), style).bytes(),
                                US_ASCII));
        assertThat(called.users()).isEqualTo(names);
    }

    @Test
    void what_is_literal_stays_so() {
        WebhookBody form = form(List.of("ada"), JsonStyle.ASCII);
        assertThat(UserIdMapping.LITERAL.called(form).bytes()).isEqualTo(form.bytes());
        assertThat(UserIdMapping.LITERAL.id("ada")).isEqualTo("ada");
    }

    private static WebhookBody form(List<String> ids, JsonStyle style) {
        return WebhookBody.of(
                new Batch(1, 1, ids.stream().map(UserIdMappingTest::recipient).toList()), style);
    }

    /** With properties that look like users, and numbers and strings in forms of their own. */
    private static Recipient recipient(String id) {
        String properties =
                """
                {"$distinct_id": "x", "list": [{"$distinct_id": "y"}, 1.10, 1e400, -0],
                "\\u05e9": "\\ud800 + & %2B \\/ \\u0000 \u00e9 \uD83D\uDC69", "$properties": {"$distinct_id": "z"}}
                """;
        return new Recipient(id, properties.getBytes(UTF_8));
    }
}
