package dev.mixhook.engine.faults;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.UserZones;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.targeting.evaluation.Evaluator;
import dev.mixhook.targeting.person.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The people as they are at an instant: everybody is looked at anew whenever somebody asks. */
final class World {
    private final Feed feed;
    private final People people;
    private final Map<String, Evaluator> evaluators = new HashMap<>();
    private final Map<String, UserZones> zones = new HashMap<>();
    private long now;

    World(Workspace workspace, Instant from) {
        this.feed = feed(workspace);
        this.people = feed.people();
        feed.skipTo(from);
        for (Campaign campaign : workspace.campaigns()) {
            evaluators.put(campaign.name(), new Evaluator(campaign.target(), people));
        }
    }

    static Feed feed(Workspace workspace) {
        return feed(workspace, workspace.profiles(), workspace.events());
    }

    /** A feed without any data. */
    static Feed nobody(Workspace workspace) {
        return feed(workspace, List.of(), List.of());
    }

    private static Feed feed(Workspace workspace, List<Path> profiles, List<Path> events) {
        try {
            return FeedReader.read(
                    profiles,
                    events,
                    Engine.vocabulary(workspace.campaigns()),
                    workspace.project().zones());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void moveTo(long instant) {
        now = instant;
        feed.apply(instant, _ -> {});
    }

    List<String> everybody() {
        return IntStream.range(0, people.size()).mapToObj(people::distinctId).toList();
    }

    boolean matches(Campaign campaign, String id) {
        return evaluators.get(campaign.name()).evaluate(people.admit(id), now).matches();
    }

    boolean hasProfile(String id) {
        return people.hasProfile(people.admit(id));
    }

    /** Where the campaign's runs are told of somebody (R-S7). */
    ZoneId zone(Campaign campaign, String id) {
        ZoneId home = campaign.schedule().home();
        return campaign.schedule().isLocal()
                ? zones.computeIfAbsent(campaign.name(), _ -> new UserZones(people, home))
                        .of(people.admit(id))
                : home;
    }

    /** The body of a POST with their profiles as they are (R-D3). */
    byte[] body(Campaign campaign, List<String> ids) {
        List<Recipient> recipients =
                ids.stream()
                        .map(id -> new Recipient(id, people.profile(people.admit(id)).json()))
                        .toList();
        return campaign.webhook().format().body(new Batch(1, 1, recipients)).bytes();
    }
}
