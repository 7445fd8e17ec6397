package dev.mixhook.targeting.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.value.Value;
import java.util.List;
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
        for (String one : ordered) {
            for (String other : ordered) {
                assertThat(people.compareIds(people.number(one), people.number(other)))
                        .as("%s and %s", one, other)
                        .satisfies(
                                order ->
                                        assertThat(Integer.signum(order))
                                                .isEqualTo(
                                                        Integer.compare(
                                                                ordered.indexOf(one),
                                                                ordered.indexOf(other))));
            }
        }
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
