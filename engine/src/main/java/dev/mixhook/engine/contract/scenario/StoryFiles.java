package dev.mixhook.engine.contract.scenario;

import dev.mixhook.engine.feed.DataSources;
import dev.mixhook.engine.feed.DataZones;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people and events of which a scenario tells, in the form in which data comes in. What stands
 * behind an {@link Step.Advance} happens at the first instant after those that are played in it.
 */
final class StoryFiles {
    private static final String USER = "{distinct_id}";

    private final DataZones zones;
    private final List<String> profiles = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final UserIdMapping mapping;

    StoryFiles(Scenario scenario, UserIdMapping mapping, DataZones zones) {
        this.zones = zones;
        this.mapping = mapping;
        Duration played = Duration.ZERO;
        for (Step step : scenario.steps()) {
            Instant at = scenario.startAt().plus(played);
            Instant next = played.isZero() ? at : at.plusMillis(1);
            switch (step) {
                case Step.Person person ->
                        profiles.add(played.isZero() ? profile(person) : update(person, next));
                case Step.Did did -> events.add(event(did, next));
                case Step.Advance advance -> played = played.plus(advance.time());
                case Step.Expect _ -> {}
            }
        }
    }

    private String profile(Step.Person person) {
        return "{\"$distinct_id\": %s, \"$properties\": %s}"
                .formatted(
                        json(person.distinctId()),
                        filled(person.properties(), person.distinctId()));
    }

    private String update(Step.Person person, Instant at) {
        return "{\"$distinct_id\": %s, \"$time\": %d, \"$ignore_time\": true, \"$set\": %s}"
                .formatted(
                        json(person.distinctId()),
                        at.toEpochMilli(),
                        filled(person.properties(), person.distinctId()));
    }

    /** Each with an id of its own, or the second of two that are alike would be left out. */
    private String event(Step.Did did, Instant at) {
        String properties = filled(did.properties(), did.distinctId());
        String own = properties.substring(1, properties.length() - 1);
        return "{\"event\": %s, \"properties\": {%s%s\"time\": %s, \"distinct_id\": %s, \"$insert_id\": \"%d\"}}"
                .formatted(
                        json(did.event()),
                        own,
                        own.isBlank() ? "" : ", ",
                        time(at),
                        json(did.distinctId()),
                        events.size());
    }

    /** A number would be taken for the wall clock of another zone. */
    private String time(Instant at) {
        return zones.eventTimes().equals(ZoneOffset.UTC)
                ? String.valueOf(at.toEpochMilli())
                : json(at.toString());
    }

    /** In properties the id stands where it is named, as in probes. */
    private String filled(String properties, String name) {
        String id = json(mapping.id(name));
        return properties.replace(USER, id.substring(1, id.length() - 1));
    }

    private static String json(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    /**
     * Reads them, behind the data of the contract.
     *
     * @throws IOException if a file cannot be read; the message names it
     */
    Feed read(Setting setting, Vocabulary vocabulary) throws IOException {
        return FeedReader.read(
                new DataSources(setting.profiles(), setting.events(), profiles, events),
                vocabulary,
                setting.zones());
    }
}
