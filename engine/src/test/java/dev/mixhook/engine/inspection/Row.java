package dev.mixhook.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.receiver.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;

/** A request, and what is found in it. */
record Row(String claim, Request request, JsonStyle style, List<String> findings) {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String ANA = user("ana", "{\"plan\": \"free\"}");
    static final String GOOD = form("[" + ANA + "]");

    DynamicTest test() {
        return DynamicTest.dynamicTest(
                claim,
                () ->
                        assertThat(Inspection.of(request, style).findings().toString())
                                .isEqualTo(findings.toString()));
    }

    static Row row(String claim, Request request, String... findings) {
        return new Row(claim, request, JsonStyle.ASCII, Arrays.asList(findings));
    }

    static Request style(String properties) {
        return post(FORM, form("[" + user("a", properties) + "]"));
    }

    static Request post(String type, String body) {
        return new Request("POST", "/hook", List.of(type(type)), body);
    }

    static Request.Header type(String type) {
        return new Request.Header("Content-Type", type);
    }

    static String form(String json) {
        return "users=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    static String user(String id, String properties) {
        return "{\"$distinct_id\": \"" + id + "\", \"$properties\": " + properties + "}";
    }

    static String crowd(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> user(String.format(Locale.ROOT, "u%02d", i), "{}"))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
