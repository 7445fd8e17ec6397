package dev.mixhook.engine.contract.scenario;

import static dev.mixhook.targeting.json.JsonText.quoted;

import dev.mixhook.engine.feed.DataSources;
import dev.mixhook.engine.feed.DataZones;
import dev.mixhook.engine.feed.RecordLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The people and events of which a scenario tells, in the form in which data comes in. */
final class StoryLines {
    private static final String USER = "{distinct_id}";

    private final UserIdMapping mapping;
    private final RecordLines lines;
    private int events;

    StoryLines(UserIdMapping mapping, DataZones zones) {
        this.mapping = mapping;
        this.lines = new RecordLines(zones);
    }

    /** The data of the contract, and behind it what the first steps tell of its beginning. */
    DataSources beginning(Setting setting, List<Step> steps, Instant at) {
        List<String> people = new ArrayList<>();
        List<String> done = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Person person -> people.add(profile(person));
                case Step.Did did -> done.add(event(did, at));
                case Step.Advance _, Step.Run _, Step.Expect _ -> {}
            }
        }
        return new DataSources(setting.profiles(), setting.events(), people, done, true);
    }

    /** The data of the contract, and all that the steps of scenarios tell, in no order of time. */
    DataSources all(Setting setting, List<Scenario> scenarios) {
        List<String> people = new ArrayList<>();
        List<String> done = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            DataSources told = beginning(setting, scenario.steps(), scenario.startAt());
            people.addAll(told.profileLines());
            done.addAll(told.eventLines());
        }
        return new DataSources(setting.profiles(), setting.events(), people, done, true);
    }

    /** What a step tells that happens at an instant. */
    DataSources of(Step step, Instant at) {
        return switch (step) {
            case Step.Person person -> DataSources.lines(List.of(update(person, at)), List.of());
            case Step.Did did -> DataSources.lines(List.of(), List.of(event(did, at)));
            case Step.Advance _, Step.Run _, Step.Expect _ ->
                    DataSources.lines(List.of(), List.of());
        };
    }

    private String profile(Step.Person person) {
        return lines.profile(person.distinctId(), filled(person.properties(), person.distinctId()));
    }

    private String update(Step.Person person, Instant at) {
        return lines.update(
                person.distinctId(), at, "$set", filled(person.properties(), person.distinctId()));
    }

    /** Each with an id of its own, or the second of two that are alike would be left out. */
    private String event(Step.Did did, Instant at) {
        return lines.event(
                did.event(),
                did.distinctId(),
                at,
                filled(did.properties(), did.distinctId()),
                String.valueOf(events++));
    }

    /** In properties the id stands where it is named, as in probes. */
    private String filled(String properties, String name) {
        String id = quoted(mapping.id(name));
        return properties.replace(USER, id.substring(1, id.length() - 1));
    }
}
