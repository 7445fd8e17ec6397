package dev.mixhook.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules once more, in few words and slowly. It goes through time step by step, looks at
 * everybody each time, is told of everything that is written to the ledger, and objects to whatever
 * should not have been, and to whatever is missing. Instants are milliseconds since the epoch.
 */
final class Model {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Story story;
    private final Workspace workspace;
    private final List<CampaignModel> campaigns;
    private final Map<String, CampaignModel> byName;
    private World world;
    private Receiver receiver;
    private long now;
    private long lastPost;

    Model(Story story, Workspace workspace) {
        this.story = story;
        this.workspace = workspace;
        this.receiver = new Receiver(story.postFaults(), 0);
        this.world = new World(workspace, story.from());
        this.campaigns = workspace.campaigns().stream().map(CampaignModel::new).toList();
        this.byName =
                campaigns.stream()
                        .collect(Collectors.toMap(CampaignModel::name, Function.identity()));
    }

    /**
     * A process begins.
     *
     * @param begin from when on it follows what happens
     * @param live from when on it attempts
     */
    void restart(long begin, long live, Receiver newReceiver) {
        receiver = newReceiver;
        world = new World(workspace, story.from());
        campaigns.forEach(campaign -> campaign.restart(begin, live));
        enter(begin);
    }

    private void enter(long instant) {
        now = instant;
        world.moveTo(instant);
        campaigns.forEach(campaign -> campaign.look(world, now));
    }

    private void leave() {
        campaigns.forEach(campaign -> campaign.leave(story.keepGoing(), now));
    }

    /** The engine is at an instant: everything before has to be done. */
    void advanceTo(long instant) {
        for (long next = next(); next < instant; next = next()) {
            leave();
            enter(next);
        }
        if (instant > now) {
            leave();
            enter(instant);
        }
    }

    /** The next instant at which anything may change. */
    private long next() {
        long unit = story.beat().toMillis() / (story.isBrief() ? 2 : 1);
        long last = Math.floorDiv(now, unit) * unit;
        long next = now == last ? last + 1 : last + unit;
        for (CampaignModel campaign : campaigns) {
            next = Math.min(next, campaign.next(now));
            if (campaign.isWaiting(now)) {
                next = Math.min(next, (Math.floorDiv(now, MINUTE) + 1) * MINUTE);
            }
        }
        return next;
    }

    long now() {
        return now;
    }

    void planned(List<Post> posts) {
        of(posts.getFirst().campaign()).planned(world, posts, now, lastPost);
        lastPost = posts.getLast().n();
    }

    void sent(Post post) {
        of(post.campaign()).sent(world, post, now);
    }

    void settled(Post post, Outcome outcome) {
        of(post.campaign()).settled(post, outcome, receiver, now);
    }

    void noted(Notice notice) {
        of(notice.campaign()).noted(notice, now);
    }

    void stopped(EngineEvent.CampaignStopped stopped) {
        assertThat(story.keepGoing()).as("keeps going").isFalse();
        of(stopped.campaign()).stopped();
    }

    private CampaignModel of(String campaign) {
        return byName.get(campaign);
    }

    List<EngineEvent.Summary> summaries() {
        return campaigns.stream().map(CampaignModel::summary).toList();
    }
}
