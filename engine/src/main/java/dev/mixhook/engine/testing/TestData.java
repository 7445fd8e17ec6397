package dev.mixhook.engine.testing;

import static dev.mixhook.targeting.json.JsonText.quoted;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.definition.WorkspaceTexts;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.feed.DataSources;
import dev.mixhook.engine.feed.DataZones;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.feed.RecordLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Campaigns, people and events as a test tells them, read as from files. */
final class TestData {
    private static final RecordLines LINES = new RecordLines(DataZones.UTC);

    private final List<String> campaigns = new ArrayList<>();
    private final List<String> profiles = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private @Nullable String project;

    TestData() {}

    TestData(TestData other) {
        campaigns.addAll(other.campaigns);
        profiles.addAll(other.profiles);
        events.addAll(other.events);
        project = other.project;
    }

    /** What was read. */
    record Input(Workspace workspace, Feed feed) {}

    void campaign(String yaml) {
        campaigns.add(yaml);
    }

    void project(String yaml) {
        project = yaml;
    }

    /**
     * Adds a profile, or an update of one.
     *
     * @param more members of the object, as JSON
     */
    void profile(String id, String more) {
        profiles.add("{\"$distinct_id\": " + quoted(id) + ", " + more + '}');
    }

    void lines(List<String> moreProfiles, List<String> moreEvents) {
        profiles.addAll(moreProfiles);
        events.addAll(moreEvents);
    }

    void event(String name, String id, Instant at) {
        events.add(LINES.event(name, id, at, "{}", null));
    }

    /**
     * Reads it all.
     *
     * @throws IllegalArgumentException if campaigns or the project are wrong, or a line of the data
     *     is damaged; it says what
     */
    Input read() {
        try {
            Workspace workspace = workspace();
            return new Input(workspace, feed(workspace));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Workspace workspace() {
        return switch (WorkspaceReader.read(
                List.of(), new WorkspaceTexts(campaigns, project), Map.of())) {
            case Workspace.ReadResult.Valid(Workspace workspace) -> workspace;
            case Workspace.ReadResult.Invalid(List<Problem> problems, Workspace _) ->
                    throw new IllegalArgumentException(problems.toString());
        };
    }

    private Feed feed(Workspace workspace) throws IOException {
        Feed feed =
                FeedReader.read(
                        DataSources.lines(profiles, events),
                        Engine.vocabulary(workspace.campaigns()),
                        workspace.project().zones());
        if (feed.counts().damaged() > 0) {
            throw new IllegalArgumentException(feed.counts().firstDamaged().toString());
        }
        return feed;
    }
}
