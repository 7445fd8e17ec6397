package dev.mixhook.targeting.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data of a size that nothing was made for. */
class LargeStoreTest {
    private final Vocabulary vocabulary = new Vocabulary();

    @Test
    void one_person_may_do_a_hundred_thousand_events_the_last_ones_first() {
        int login = vocabulary.mentionEvent("Login");
        People people = new People(vocabulary);
        for (int i = 100_000; i > 0; i--) {
            people.did("ana", login, i * 1000L, new Value[0]);
        }
        EventTimeline events = people.history(0, login);
        assertThat(events.size()).isEqualTo(100_000);
        assertThat(events.time(0)).isEqualTo(1000);
        assertThat(events.time(99_999)).isEqualTo(100_000_000);
        assertThat(events.countUntil(5_000_500)).isEqualTo(5000);
    }

    @Test
    void ten_thousand_properties_may_be_asked_for() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 10_000; i++) {
            vocabulary.mentionProperty("p" + i);
            json.append(i == 0 ? "" : ", ").append("\"p" + i + "\": ").append(i);
        }
        People people = new People(vocabulary);
        people.put("ana", profile(json.append('}').toString()));
        people.put("bob", profile("{\"p7\": true}"));
        for (int i = 0; i < 10_000; i++) {
            assertThat(people.property(0, vocabulary.property("p" + i))).isEqualTo(Value.of(i));
        }
        assertThat(people.property(1, vocabulary.property("p7"))).isEqualTo(Value.of(true));
        assertThat(people.property(1, vocabulary.property("p8"))).isEqualTo(Value.undefined());
    }

    @Test
    void a_property_may_be_of_a_megabyte_and_more() {
        int bio = vocabulary.mentionProperty("bio");
        People people = new People(vocabulary);
        for (String text : new String[] {"x".repeat(1 << 20), "é".repeat(1_200_000), "y"}) {
            String json = "{\"bio\": \"" + text + "\"}";
            people.put("ana", profile(json));
            people.put("bob", profile("{\"bio\": \"small\"}"));
            assertThat(people.property(0, bio)).isEqualTo(Value.of(text));
            assertThat(new String(people.profile(0).json(), StandardCharsets.UTF_8))
                    .isEqualTo(json);
            assertThat(people.property(1, bio)).isEqualTo(Value.of("small"));
        }
    }

    @Test
    void three_hundred_thousand_different_texts_stay_different() {
        int order = vocabulary.mentionEvent("Order");
        int number = vocabulary.mentionEventProperty(order, "number");
        People people = new People(vocabulary);
        for (int i = 0; i < 300_000; i++) {
            people.did("user-" + i, order, i, new Value[] {Value.of("order " + i)});
        }
        for (int i = 0; i < 300_000; i += 77) {
            assertThat(people.number("user-" + i)).isEqualTo(i);
            assertThat(people.distinctId(i)).isEqualTo("user-" + i);
            assertThat(people.history(i, order).property(0, number))
                    .isEqualTo(Value.of("order " + i));
        }
        assertThat(people.number("user-300000")).isEqualTo(People.NOBODY);
    }

    @Test
    void texts_that_nobody_has_any_more_take_no_room() {
        int bio = vocabulary.mentionProperty("bio");
        People people = new People(vocabulary);
        long pinned = people.codes().pinned(Value.of("pro"));
        Value list = new Value.Items(List.of(Value.of("a")));
        long pinnedList = people.codes().pinned(list);
        for (int i = 0; i < 400; i++) {
            String text = i + "x".repeat(1 << 20);
            people.put("ana", profile("{\"bio\": \"" + text + "\"}"));
            people.put("bob", profile("{\"bio\": [" + i + "]}"));
            people.letGo(i, _ -> {});
            assertThat(people.property(0, bio)).isEqualTo(Value.of(text));
            assertThat(people.codes().areCrowded()).isFalse();
        }
        people.forgetValues(_ -> {});
        assertThat(people.property(1, bio)).isEqualTo(new Value.Items(List.of(Value.of(399))));
        assertThat(people.codes().of("pro")).isEqualTo(pinned);
        assertThat(people.codes().of(list)).isEqualTo(pinnedList);
        assertThat(people.codes().value(pinned)).isEqualTo(Value.of("pro"));
    }

    @Test
    void profiles_that_are_replaced_again_and_again_take_no_more_room() {
        People people = new People(vocabulary);
        String last = "";
        for (int i = 0; i < 20_000; i++) {
            last = "{\"n\": " + i + ", \"x\": \"" + "x".repeat(i % 700) + "\"}";
            people.put("user-" + i % 7, profile(last));
        }
        assertThat(new String(people.profile(19_999 % 7).json(), StandardCharsets.UTF_8))
                .isEqualTo(last);
    }

    private static Profile profile(String json) {
        return new Profile(json.getBytes(StandardCharsets.UTF_8));
    }
}
