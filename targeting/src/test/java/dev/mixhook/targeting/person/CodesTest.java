package dev.mixhook.targeting.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.value.CodePoints;
import dev.mixhook.targeting.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ids and values, in codes and out of them. */
class CodesTest {
    private final Vocabulary vocabulary = new Vocabulary();
    private final List<String> texts =
            List.of(
                    "",
                    "book",
                    "2026-03-01T10:00:00",
                    "2026-02-30T10:00:00",
                    "1969-12-31T23:59:59");

    @Test
    void ids_are_in_the_order_of_their_code_points() { // R-W9
        People people = new People(vocabulary);
        List<String> ordered =
                List.of("", "A", "AB", "B", "a", "aa", "\u007F", "é", "\uE000", "😀", "😀a");
        ordered.reversed().forEach(people::admit);
        assertThat(sorted(people)).isEqualTo(ordered);
    }

    @Test
    void many_ids_are_in_the_order_of_their_code_points() { // R-W9
        Random random = new Random(7);
        for (String prefix : List.of("", "u-", "a long beginning ")) {
            for (String letters : List.of("ab", "0123456789", "aé😀\uE000\u0000")) {
                People people = new People(vocabulary);
                for (int i = 0; i < 3_000; i++) {
                    StringBuilder id = new StringBuilder(prefix);
                    int length = random.nextInt(9);
                    for (int letter = 0; letter < length; letter++) {
                        int place = random.nextInt(letters.codePointCount(0, letters.length()));
                        id.appendCodePoint(
                                letters.codePoints().skip(place).findFirst().orElseThrow());
                    }
                    people.admit(id.toString());
                }
                assertThat(sorted(people)).isSortedAccordingTo(CodePoints::compare);
            }
        }
    }

    private static List<String> sorted(People people) {
        int[] all = IntStream.range(0, people.size()).toArray();
        people.sortByIds(all);
        assertThat(Arrays.stream(all).distinct()).hasSize(people.size());
        return Arrays.stream(all).mapToObj(people::distinctId).toList();
    }

    @Test
    void a_value_comes_back_from_its_code() { // R-T5
        ValueCodes codes = new People(vocabulary).codes();
        for (String text : texts) {
            assertThat(codes.value(codes.of(text))).isEqualTo(Value.of(text));
        }
        assertThat(ValueCodes.of(-0.0))
                .isEqualTo(ValueCodes.of(0.0))
                .isEqualTo(codes.of(Value.of(0)));
    }

    @Test
    void an_event_of_another_name_keeps_it_where_any_event_counts() { // R-T4
        int purchase = vocabulary.mentionEvent("Purchase");
        vocabulary.mentionAnyEvent();
        vocabulary.mentionAnyEventProperty("page");
        People people = new People(vocabulary);
        int ana = people.admit("ana");
        int others = vocabulary.otherEvents();
        for (String name : List.of("View", "Share")) {
            people.did("ana", others, 0, vocabulary.eventValues(others, name));
        }
        people.did("ana", purchase, 0, vocabulary.eventValues(purchase, "Purchase"));
        EventTimeline events = people.history(ana, others);
        assertThat(vocabulary.eventName(others, events, 0)).isEqualTo("View");
        assertThat(vocabulary.eventName(others, events, 1)).isEqualTo("Share");
        assertThat(events.property(0, vocabulary.eventProperty(others, "page")))
                .isEqualTo(Value.undefined());
        assertThat(vocabulary.eventName(purchase, people.history(ana, purchase), 0))
                .isEqualTo("Purchase");
    }
}
