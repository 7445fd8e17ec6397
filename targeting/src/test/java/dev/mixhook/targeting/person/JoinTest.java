package dev.mixhook.targeting.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Ids that become another person's, and events that become others. */
class JoinTest {
    private final Vocabulary vocabulary = new Vocabulary();
    private final int buy = vocabulary.mentionEvent("Buy");
    private final int amount = vocabulary.mentionEventProperty(buy, "amount");
    private final int plan = vocabulary.mentionProperty("plan");
    private final People people = new People(vocabulary);
    private final int device = people.admit("device");
    private final int user = people.admit("user");

    @Test
    void what_was_done_under_an_id_is_its_owners_in_the_order_of_time() {
        buys("device", 1, 10);
        buys("user", 2, 20);
        buys("device", 2, 21);
        buys("device", 3, 30);
        people.join(device, user);
        buys("device", 4, 40);
        assertThat(amounts(user)).containsExactly(10.0, 20.0, 21.0, 30.0, 40.0);
        assertThat(amounts(device)).isEmpty();
    }

    @Test
    void the_profile_of_an_id_is_gone_and_its_updates_are_its_owners() {
        set("device", "\"free\"");
        people.join(device, user);
        assertThat(people.hasProfile(device)).isFalse();
        assertThat(people.property(device, plan)).isEqualTo(Value.undefined());
        assertThat(people.hasProfile(user)).isFalse();
        set("device", "\"pro\"");
        assertThat(people.property(user, plan)).isEqualTo(Value.of("pro"));
        people.put("device", new Profile("{\"plan\":\"x\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(people.property(user, plan)).isEqualTo(Value.of("pro"));
    }

    @Test
    void owners_of_owners_are_found_however_long_the_chain() {
        int third = people.admit("third");
        people.join(device, user);
        people.join(user, third);
        assertThat(people.owner(device)).isEqualTo(third);
        assertThat(people.owner(user)).isEqualTo(third);
        assertThat(people.owner(third)).isEqualTo(third);
        assertThat(people.joined()).containsExactly(device, user);
        assertThatIllegalArgumentException().isThrownBy(() -> people.join(device, third));
        assertThatIllegalArgumentException().isThrownBy(() -> people.join(third, third));
    }

    @Test
    void an_event_becomes_another_and_those_beside_it_stay() {
        buys("user", 1, 10);
        buys("user", 2, 20);
        buys("user", 2, 21);
        buys("user", 3, 20);
        assertThat(replaced(2, 20, 99)).isTrue();
        assertThat(replaced(2, 20, 98)).isFalse();
        assertThat(replaced(1, 11, 98)).isFalse();
        assertThat(amounts(user)).containsExactly(10.0, 99.0, 21.0, 20.0);
    }

    private boolean replaced(long time, double before, double after) {
        return people.replace(
                user,
                buy,
                time,
                new long[] {ValueCodes.of(before)},
                new long[] {ValueCodes.of(after)});
    }

    private void buys(String id, long time, double price) {
        people.did(id, buy, time, new Value[] {Value.of(price)});
    }

    private void set(String id, String json) {
        people.update(
                id, List.of(new ProfileUpdate.Set(Map.of("plan", json))), OptionalLong.empty());
    }

    private List<Double> amounts(int person) {
        EventTimeline timeline = people.history(person, buy);
        List<Double> amounts = new ArrayList<>();
        for (int i = 0; i < timeline.size(); i++) {
            amounts.add(((Value.Num) timeline.property(i, amount)).number());
        }
        return amounts;
    }
}
