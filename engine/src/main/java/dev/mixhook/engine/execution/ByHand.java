package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.Post.Purpose;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody does by hand with campaigns that run. On the engine's thread, while it is driven;
 * what is not done throws an {@link IllegalArgumentException} that says why.
 *
 * <p>A POST by hand reaches the receiver once, and the ledger keeps it as one. It counts: who got
 * it is marked as sent, and who did not comes again in the next attempt; the next sync of a cohort
 * tells them again; a stream goes on as it was. A test marks nobody (R-X2).
 */
public final class ByHand {
    private static final int FIVE = 5;

    private final List<CampaignRun> runs;
    private final ExecutionContext context;

    /**
     * @param runs the campaigns
     */
    public ByHand(List<CampaignRun> runs, ExecutionContext context) {
        this.runs = List.copyOf(runs);
        this.context = context;
    }

    /**
     * Sends once more what went out, byte for byte, to where its campaign posts now.
     *
     * @param earlier what went out
     * @return the new POST's number
     */
    public long again(String campaign, WebhookBody earlier) {
        return send(campaign, earlier);
    }

    /**
     * Sends a campaign to somebody, whatever its target and its limits say.
     *
     * @return the POST's number
     */
    public long send(String campaign, String user) {
        WebhookBody body = body(campaign, picker().named(List.of(user), 1));
        return send(campaign, body);
    }

    private long send(String campaign, WebhookBody body) {
        CampaignRun run = run(campaign);
        // A stream's own are other POSTs, and nobody is marked by this one.
        boolean isOfStream = run instanceof StreamRun;
        if (run.isUnderWay() && !isOfStream) {
            throw new IllegalArgumentException(
                    "POSTs of " + campaign + " are under way; try again once they are back");
        }
        Post post =
                post(
                        isOfStream ? Purpose.TEST : Purpose.MANUAL,
                        run,
                        body,
                        run.requeued(body.users()));
        run.sendByHand(post, body);
        return post.n();
    }

    /**
     * Sends a campaign to five people picked at random, as a test.
     *
     * @param seed the same picks the same
     * @return the POST's number
     */
    public long test(String campaign, long seed) {
        CampaignRun run = run(campaign);
        List<String> picked = picker().atRandom(Math.min(FIVE, run.campaign().batch()), seed);
        if (picked.isEmpty()) {
            throw new IllegalArgumentException("there is nobody with a profile");
        }
        WebhookBody body = body(campaign, picked);
        Post post = post(Purpose.TEST, run, body, List.of());
        HandSending.send(run.campaign(), post, body, context);
        return post.n();
    }

    /** Has a campaign begin nothing more until it is resumed, in this process or a later one. */
    public void pause(String campaign) {
        CampaignRun run = run(campaign);
        if (run.paused().isPresent()) {
            throw new IllegalArgumentException(campaign + " is paused: " + run.paused().get());
        }
        run.pause(context.time().now(), "by hand");
    }

    /** Has a campaign go on that was paused, be it by its receiver. */
    public void resume(String campaign) {
        CampaignRun run = run(campaign);
        if (run.paused().isEmpty()) {
            throw new IllegalArgumentException(campaign + " is not paused");
        }
        run.resume(context.time().now());
    }

    /** Where a campaign posts. */
    public Webhook webhook(String campaign) {
        return run(campaign).campaign().webhook();
    }

    /** Which campaigns are paused, each with its reason. */
    public Map<String, String> paused() {
        Map<String, String> paused = new TreeMap<>();
        runs.forEach(run -> run.paused().ifPresent(why -> paused.put(run.campaign().name(), why)));
        return paused;
    }

    private WebhookBody body(String campaign, List<String> users) {
        Batch batch = picker().batch(users);
        return run(campaign).campaign().webhook().format().body(batch);
    }

    private ProfilePicker picker() {
        return new ProfilePicker(context.people());
    }

    private CampaignRun run(String campaign) {
        return runs.stream()
                .filter(run -> run.campaign().name().equals(campaign))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no campaign " + campaign + " runs"));
    }

    private Post post(Purpose purpose, CampaignRun run, WebhookBody body, List<String> requeued) {
        Campaign campaign = run.campaign();
        Instant now = Instant.ofEpochMilli(context.time().now());
        ZonedDateTime at = now.atZone(campaign.schedule().zone());
        return new Post(
                context.postNumbers().getAsLong(),
                campaign.name(),
                now,
                at.toOffsetDateTime(),
                at.toLocalDateTime(),
                0,
                1,
                1,
                body.users(),
                requeued,
                purpose,
                body.call());
    }
}
