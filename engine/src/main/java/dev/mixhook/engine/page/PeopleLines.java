package dev.mixhook.engine.page;

import dev.mixhook.engine.report.NdjsonLine;
import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.People;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * People with their profiles and what they did: of events, those whose names a campaign mentions.
 * The first ten thousand, as a page has to open.
 */
record PeopleLines(People people) {
    private static final int MOST = 10_000;

    /**
     * Tells of them.
     *
     * @param told of each one's id and line
     */
    void forEach(BiConsumer<String, String> told) {
        int count = 0;
        for (int person = 0; person < people.size() && count < MOST; person++) {
            if (people.hasProfile(person)) {
                told.accept(people.distinctId(person), line(person));
                count++;
            }
        }
    }

    /** Somebody's line; empty if they have no profile. */
    Optional<String> line(String user) {
        int person = people.number(user);
        return person != People.NOBODY && people.hasProfile(person)
                ? Optional.of(line(person))
                : Optional.empty();
    }

    /** The line of somebody, by their number. */
    String line(int person) {
        return NdjsonLine.of(
                line ->
                        line.text("kind", "person")
                                .text("user", people.distinctId(person))
                                .value(
                                        "properties",
                                        new String(
                                                people.profile(person).json(),
                                                StandardCharsets.UTF_8))
                                .object("events", () -> events(person).forEach(line::numbers)));
    }

    private Map<String, List<Long>> events(int person) {
        Map<String, List<Long>> byName = new TreeMap<>();
        for (int event = 0; event < people.vocabulary().events(); event++) {
            EventTimeline timeline = people.history(person, event);
            for (int i = 0; i < timeline.size(); i++) {
                byName.computeIfAbsent(
                                people.vocabulary().eventName(event, timeline, i),
                                _ -> new ArrayList<>())
                        .add(timeline.time(i));
            }
        }
        return byName;
    }
}
