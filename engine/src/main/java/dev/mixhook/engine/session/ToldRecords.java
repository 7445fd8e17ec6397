package dev.mixhook.engine.session;

import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.feed.DamagedLine;
import dev.mixhook.engine.feed.DataSources;
import dev.mixhook.engine.feed.DataZones;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.feed.RecordCheck;
import dev.mixhook.engine.feed.RecordLines;
import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Lines of people and events that are told: kept until the data is read, then fed into it. A
 * damaged one is refused before it does anything.
 */
final class ToldRecords {
    private static final Set<String> OWN = Set.of("time", "distinct_id");

    private final RecordCheck check = new RecordCheck();
    private final DataZones zones;
    private final RecordLines lines;
    private final List<Path> profileFiles;
    private final List<Path> eventFiles;
    private final String insertIds;
    private final List<String> profiles = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private @Nullable Feed feed;
    private int numbered;

    /**
     * @param insertIds with which the ids of events begin that have none of their own
     */
    ToldRecords(DataZones zones, List<Path> profileFiles, List<Path> eventFiles, String insertIds) {
        this.zones = zones;
        this.lines = new RecordLines(zones);
        this.profileFiles = List.copyOf(profileFiles);
        this.eventFiles = List.copyOf(eventFiles);
        this.insertIds = insertIds;
    }

    /**
     * Somebody is there, with all of their properties as long as nothing was read; afterwards they
     * change.
     *
     * @throws IllegalArgumentException if that is none
     */
    void person(String id, String properties, Instant now) {
        checkObject(id, properties);
        if (feed == null) {
            profile(lines.profile(id, properties), id, now);
            return;
        }
        update(id, "$set", properties, now);
    }

    /**
     * A profile changes.
     *
     * @throws IllegalArgumentException if it cannot change so
     */
    void update(String id, String operation, String operand, Instant now) {
        String line =
                feed == null
                        ? lines.update(id, operation, operand)
                        : lines.update(id, now, operation, operand);
        profile(line, id, now);
    }

    private void profile(String line, String id, Instant now) {
        RecordCheck.profile(line).ifPresent(reason -> refuse(id, reason));
        add(List.of(line), List.of(), now);
    }

    /**
     * Somebody does something.
     *
     * @param now when that happens by which it is told, if it was before
     * @throws IllegalArgumentException if it is no event
     */
    void event(String name, String id, Instant at, String properties, Instant now) {
        Map<String, String> own = checkObject(name, properties);
        own.keySet().stream()
                .filter(OWN::contains)
                .forEach(key -> refuse(name, key + " stands beside the properties, not in them"));
        boolean hasId = own.containsKey("$insert_id");
        String insertId = hasId ? null : insertIds + ++numbered;
        String line = lines.event(name, id, at, properties, insertId);
        check.event(line).ifPresent(reason -> refuse(name, reason));
        add(List.of(), List.of(line), now);
    }

    private static Map<String, String> checkObject(String whose, String json) {
        try {
            return JsonText.object(json.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "the properties of " + whose + " are a JSON object: " + JsonText.reason(e), e);
        }
    }

    private static void refuse(String what, String reason) {
        throw new IllegalArgumentException(what.isEmpty() ? reason : what + ": " + reason);
    }

    /**
     * Lines as files have them.
     *
     * @throws BadInputException if any of them is damaged; nothing is kept of all of them then
     */
    void lines(List<String> moreProfiles, List<String> moreEvents, Instant now) {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(problems("profiles", moreProfiles, RecordCheck::profile));
        problems.addAll(problems("events", moreEvents, check::event));
        if (!problems.isEmpty()) {
            throw new BadInputException(problems);
        }
        add(moreProfiles, moreEvents, now);
    }

    private static List<Problem> problems(
            String name, List<String> lines, Function<String, Optional<String>> check) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            check.apply(lines.get(i))
                    .ifPresent(reason -> problems.add(new Problem(name, line, 1, "", reason)));
        }
        return problems;
    }

    private void add(List<String> moreProfiles, List<String> moreEvents, Instant now) {
        Feed running = feed;
        if (running == null) {
            profiles.addAll(moreProfiles);
            events.addAll(moreEvents);
            return;
        }
        try {
            running.add(DataSources.lines(moreProfiles, moreEvents), now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the files, and what was told so far; what is told from now on goes in at once.
     *
     * @throws BadInputException if lines of files are damaged
     */
    Feed read(Vocabulary vocabulary) {
        try {
            Feed read =
                    FeedReader.read(
                            new DataSources(profileFiles, eventFiles, profiles, events, true),
                            vocabulary,
                            zones);
            if (read.counts().damaged() > 0) {
                throw new BadInputException(
                        read.counts().firstDamaged().stream().map(ToldRecords::problem).toList());
            }
            feed = read;
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem problem(DamagedLine damaged) {
        return new Problem(
                damaged.file().toString(),
                (int) damaged.line(),
                (int) damaged.column(),
                "",
                damaged.reason());
    }
}
