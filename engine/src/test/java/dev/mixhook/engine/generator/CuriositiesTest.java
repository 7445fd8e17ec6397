package dev.mixhook.engine.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CuriositiesTest {
    @TempDir static Path folder;

    private static List<String> profiles = List.of();
    private static List<String> events = List.of();

    @BeforeAll
    static void generate() throws IOException {
        Shop.harbourAndReed().writeTo(folder);
        profiles = Files.readAllLines(folder.resolve("profiles.jsonl"));
        events = Files.readAllLines(folder.resolve("events.jsonl"));
    }

    @Test
    void the_two_documented_people_are_in_it_with_nothing_else() {
        assertThat(profiles)
                .startsWith(
                        """
                        {"$distinct_id":"13b20239a29335","$properties":{"$region":"California",\
                        "$email":"harry.q.bovik@andrew.cmu.edu","$last_name":"Bovik",\
                        "$created":"2012-11-20T15:26:16","$country_code":"US",\
                        "$first_name":"Harry","Referring Domain":"news.ycombinator.com",\
                        "$city":"Los Angeles","Last Seen":"2012-11-20T15:26:17",\
                        "Referring URL":"http://news.ycombinator.com/",\
                        "$last_seen":"2012-11-20T15:26:19"}}""",
                        """
                        {"$distinct_id":"13a00df8730412","$properties":{"$region":"California",\
                        "$email":"anna.lytics@mixpanel.com","$last_name":"Lytics",\
                        "$created":"2012-11-20T15:25:38","$country_code":"US",\
                        "$first_name":"Anna","Referring Domain":"www.quora.com",\
                        "$city":"Mountain View","Last Seen":"2012-11-20T15:25:39",\
                        "Referring URL":"http://www.quora.com/What-...",\
                        "$last_seen":"2012-11-20T15:25:42"}}""");
        assertThat(Stream.concat(profiles.stream().skip(2), events.stream()))
                .noneMatch(
                        line -> line.contains("13b20239a29335") || line.contains("13a00df8730412"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"big\":9007199254740993,\"exact\":1.10,\"tenth\":0.1,\"zero\":-0.0,\"huge\":1e21",
                "\"beyond\":12345678901234567890",
                "Zoë",
                "Łukasz",
                "李小龍",
                "Ωmega",
                "🦊",
                "👩\u200d👩\u200d👧",
                "محمد",
                "שרה",
                "Ame\u0301lie",
                "a+b & c=d; 100% \\\"quoted\\\" \\\\ back/slash <b>bold</b>",
                "first line\\nsecond line\\r\\n\\tand a tab",
                "\"Referred By\":null",
                "\"geo\":{\"lat\":53.3498,\"lon\":-6.2603}",
                "{\"$time\":\"2025-11-20T10:00:00\",\"$amount\":63960}",
                "\"tags\":[],\"address\":{},\"nickname\":\"\"",
                "\"$timezone\":\"America/Los_Angeles\"",
                "\"$timezone\":\"Asia/Kolkata\"",
                "\"$timezone\":\"Australia/Lord_Howe\"",
                "\"$timezone\":\"Europe/Dublin\"",
                "\"$timezone\":\"Pacific/Auckland\"",
                "\"$unset\":[\"coupon\"]"
            })
    void what_is_hard_to_read_or_to_send_is_in_it(String text) {
        assertThat(profiles).anyMatch(line -> line.contains(text));
    }
}
