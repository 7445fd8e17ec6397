package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids that turn out to be one person's. */
class IdentitiesTest {
    private static final long AT = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
    private static final String ANON = "6aa70277-1a9c-4cae-9388-66ea1c9c331f";

    private final Vocabulary vocabulary = new Vocabulary();
    private final int buy = vocabulary.mentionEvent("Buy");
    private final List<String> profiles = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private int number;

    @Test
    void all_events_of_a_device_are_those_of_the_first_user_on_it() throws IOException {
        buys("\"$device_id\":\"d\"");
        event("Login", "\"$device_id\":\"d\",\"$user_id\":\"ana\"");
        buys("\"$device_id\":\"d\"");
        buys("\"distinct_id\":\"$device:d\"");
        event("Login", "\"$device_id\":\"d\",\"$user_id\":\"bob\"");
        buys("\"$device_id\":\"d\"");
        assertThat(bought(Identity.SIMPLIFIED, "ana")).isEqualTo(4);
        assertThat(bought(Identity.SIMPLIFIED, "bob")).isZero();
        assertThat(bought(Identity.ORIGINAL, "ana")).isZero();
    }

    @Test
    void the_profile_of_a_device_is_not_carried_over_and_its_updates_go_to_the_user()
            throws IOException {
        set("$device:d", "a");
        event("Login", "\"$device_id\":\"d\",\"$user_id\":\"ana\"");
        set("$device:d", "b");
        Feed feed = feed(Identity.SIMPLIFIED);
        assertThat(feed.people().hasProfile(feed.people().number("$device:d"))).isFalse();
        assertThat(feed.people().profile(feed.people().number("ana")).properties())
                .containsKey("b")
                .doesNotContainKey("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        $identify     | "$identified_id":"ana","$anon_id":"6aa70277-1a9c-4cae-9388-66ea1c9c331f"
        $identify     | "distinct_id":"ana","$anon_distinct_id":"$device:6aa70277-1a9c-4cae-9388-66ea1c9c331f"
        $create_alias | "distinct_id":"ana","alias":"6aa70277-1a9c-4cae-9388-66ea1c9c331f"
        $merge        | "$distinct_ids":["ana","6aa70277-1a9c-4cae-9388-66ea1c9c331f"]
        """)
    void ids_are_joined_by_what_the_original_identity_sends(String event, String ids)
            throws IOException {
        buys("\"distinct_id\":\"" + ANON + '"');
        event(event, ids);
        buys("\"distinct_id\":\"" + ANON + '"');
        assertThat(bought(Identity.ORIGINAL, "ana")).isEqualTo(2);
        assertThat(bought(Identity.SIMPLIFIED, "ana")).isZero();
    }

    @Test
    void what_is_no_anonymous_id_is_not_identified() throws IOException {
        buys("\"distinct_id\":\"bob\"");
        event("$identify", "\"$identified_id\":\"ana\",\"$anon_id\":\"bob\"");
        assertThat(bought(Identity.ORIGINAL, "ana")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        $identify     | "$identified_id":"undefined","$anon_id":"6aa70277-1a9c-4cae-9388-66ea1c9c331f"
        $create_alias | "distinct_id":"ana","alias":"undefined"
        $create_alias | "distinct_id":"null","alias":"ana"
        """)
    void ids_that_are_nobodys_are_joined_to_nobody(String event, String ids) throws IOException {
        event(event, ids);
        Feed feed = feed(Identity.ORIGINAL);
        assertThat(feed.people().number("undefined")).isEqualTo(People.NOBODY);
        assertThat(feed.people().number("null")).isEqualTo(People.NOBODY);
    }

    @Test
    void a_merge_keeps_the_first_id_that_has_a_profile() throws IOException {
        buys("\"distinct_id\":\"bob\"");
        set("ana", "a");
        buys("\"distinct_id\":\"ana\"");
        event("$merge", "\"$distinct_ids\":[\"bob\",\"ana\"]");
        buys("\"distinct_id\":\"bob\"");
        assertThat(bought(Identity.ORIGINAL, "ana")).isEqualTo(3);
    }

    @Test
    void a_merge_of_two_with_a_profile_or_of_none_keeps_the_first() throws IOException {
        event("$merge", "\"$distinct_ids\":[\"cem\",\"dan\"]");
        buys("\"distinct_id\":\"dan\"");
        assertThat(bought(Identity.ORIGINAL, "cem")).isEqualTo(1);
        set("ana", "a");
        set("bob", "b");
        event("$merge", "\"$distinct_ids\":[\"ana\",\"bob\"]");
        buys("\"distinct_id\":\"bob\"");
        assertThat(bought(Identity.ORIGINAL, "ana")).isEqualTo(1);
    }

    @Test
    void a_merge_joins_all_ids_of_both() throws IOException {
        event("$merge", "\"$distinct_ids\":[\"ana\",\"bob\"]");
        event("$merge", "\"$distinct_ids\":[\"cem\",\"bob\"]");
        buys("\"distinct_id\":\"ana\"");
        buys("\"distinct_id\":\"bob\"");
        assertThat(bought(Identity.ORIGINAL, "cem")).isEqualTo(2);
    }

    @Test
    void nobody_has_more_than_500_ids() throws IOException {
        for (int i = 0; i < 510; i++) {
            event("$create_alias", "\"distinct_id\":\"ana\",\"alias\":\"a%d\"".formatted(i));
            buys("\"distinct_id\":\"a%d\"".formatted(i));
        }
        assertThat(bought(Identity.ORIGINAL, "ana")).isEqualTo(499);
    }

    @Test
    void events_of_files_join_devices_too_in_the_order_of_their_times() throws IOException {
        exported("Buy", AT - 9, "\"$device_id\":\"d\"");
        // Read first, and later than what joins it to ana.
        exported("Login", AT - 3, "\"$device_id\":\"d\",\"$user_id\":\"bob\"");
        exported(
                "Login",
                AT - 5,
                "\"$device_id\":\"d\",\"$user_id\":\"ana\",\"distinct_id\":\"ana\"");
        exported("Buy", AT - 1, "\"distinct_id\":\"$device:d\"");
        assertThat(bought(Identity.SIMPLIFIED, "ana")).isEqualTo(2);
        assertThat(bought(Identity.SIMPLIFIED, "bob")).isZero();
        assertThat(bought(Identity.ORIGINAL, "ana")).isZero();
    }

    @Test
    void in_files_the_ids_that_have_the_profile_are_those_that_mixpanel_settled_on()
            throws IOException {
        profiles.add("{\"$distinct_id\":\"" + ANON + "\",\"$properties\":{}}");
        exported("Buy", AT - 9, "\"distinct_id\":\"" + ANON + '"');
        exported(
                "$identify",
                AT - 5,
                "\"distinct_id\":\"ana\",\"$identified_id\":\"ana\",\"$anon_id\":\"" + ANON + '"');
        exported("Buy", AT - 1, "\"distinct_id\":\"ana\"");
        assertThat(bought(Identity.ORIGINAL, ANON)).isEqualTo(2);
    }

    @Test
    void whose_profile_is_a_devices_is_counted_with_the_devices_events() throws IOException {
        profiles.add("{\"$distinct_id\":\"ana\",\"$properties\":{}}");
        exported("Buy", AT - 9, "\"$device_id\":\"d\"");
        exported("Buy", AT - 9, "\"$device_id\":\"e\"");
        exported("Login", AT - 5, "\"$device_id\":\"d\",\"$user_id\":\"ana\"");
        assertThat(feed(Identity.SIMPLIFIED).counts().withoutProfile()).isEqualTo(1);
    }

    @Test
    void many_events_of_a_signed_in_user_tell_once_whose_their_device_is() throws IOException {
        for (int i = 0; i < 50; i++) {
            exported("Buy", AT - 50 + i, "\"$device_id\":\"d\",\"$user_id\":\"ana\"");
            buys("\"$device_id\":\"e\",\"$user_id\":\"ana\"");
        }
        DeviceUsers users = new DeviceUsers();
        EventLine line =
                new EventLine(vocabulary, TimeReader.UTC, Identity.SIMPLIFIED, new NameCounts());
        for (String event : events) {
            line.read(event.getBytes(StandardCharsets.UTF_8));
            line.tellOf(users);
        }
        FeedItems items = new FeedItems(new People(vocabulary));
        users.addTo(items, _ -> true);
        assertThat(items.size()).isEqualTo(2);
        assertThat(bought(Identity.SIMPLIFIED, "ana")).isEqualTo(100);
    }

    private void exported(String name, long time, String ids) {
        events.add("{\"event\":\"%s\",\"properties\":{\"time\":%d,%s}}".formatted(name, time, ids));
    }

    private void buys(String ids) {
        event("Buy", ids);
    }

    private void event(String name, String ids) {
        number++;
        events.add(
                "{\"$mixhook\":{\"at\":%d,\"n\":%d},\"event\":\"%s\",\"properties\":{\"time\":%d,%s}}"
                        .formatted(AT + number, number, name, AT, ids));
    }

    private void set(String id, String name) {
        number++;
        profiles.add(
                "{\"$mixhook\":{\"at\":%d,\"n\":%d},\"$distinct_id\":\"%s\",\"$time\":%d,\"$set\":{\"%s\":1}}"
                        .formatted(AT + number, number, id, AT, name));
    }

    private int bought(Identity identity, String id) throws IOException {
        Feed feed = feed(identity);
        int person = feed.people().number(id);
        return person == People.NOBODY ? 0 : feed.people().history(person, buy).size();
    }

    private Feed feed(Identity identity) throws IOException {
        Feed feed =
                FeedReader.read(
                        DataSources.lines(profiles, events),
                        vocabulary,
                        new DataZones(ZoneOffset.UTC, ZoneOffset.UTC, identity, null));
        assertThat(feed.counts().damaged()).isZero();
        FeedFolder.letAllHappen(feed);
        return feed;
    }
}
