package dev.mixhook.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Retry;
import dev.mixhook.engine.faults.ExpectedRun.ExpectedPost;
import dev.mixhook.engine.ledger.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The POSTs of one campaign in the model, and what may become of each (R-W3, R-W9, R-D4, R-D6). */
final class PostsModel {
    private final Campaign campaign;
    private final TreeMap<Long, OnItsWay> open = new TreeMap<>();

    /** Those that failed, where they go out again as they were. */
    private final TreeMap<Long, OnItsWay> failed = new TreeMap<>();

    private int attempts;
    private int planned;
    private boolean anyBegun;
    private boolean anyAccepted;
    private int fruitless;
    private long resumed = Long.MIN_VALUE;

    PostsModel(Campaign campaign) {
        this.campaign = campaign;
    }

    /** A POST that is planned and not settled. */
    private static final class OnItsWay {
        private final Post post;
        private byte @Nullable [] body;
        private boolean isSent;
        private boolean isOfAnEarlierProcess;

        private OnItsWay(Post post, byte @Nullable [] body) {
            this.post = post;
            this.body = body;
        }
    }

    void restart() {
        open.values().forEach(post -> post.isOfAnEarlierProcess = true);
        fruitless = 0;
        anyAccepted = false;
        anyBegun = false;
    }

    /** How many were planned so far. */
    int count() {
        return planned;
    }

    /** When the rest of an earlier attempt went out last. */
    long resumed() {
        return resumed;
    }

    /** In how many attempts in a row nothing was accepted since the last start (R-D9). */
    int fruitless() {
        return fruitless;
    }

    /** Whether no POST that could have been begun is left. */
    boolean isQuiet(long now) {
        return open.values().stream()
                .allMatch(way -> !way.isSent && way.post.due().toEpochMilli() > now);
    }

    /**
     * In which POSTs these people go out.
     *
     * @param canRepeat whether a failed POST goes out again as it was
     */
    List<ExpectedPost> expected(List<Member> queue, List<Member> due, Predicate<Post> canRepeat) {
        List<ExpectedPost> expected = new ArrayList<>();
        List<String> waiting = ids(queue);
        for (OnItsWay way : failed.values()) {
            List<String> users = way.post.users();
            if (canRepeat.test(way.post) && waiting.containsAll(users)) {
                expected.add(new ExpectedPost(users, users, way.body));
                waiting.removeAll(users);
            }
        }
        List<String> all = new ArrayList<>(waiting);
        all.addAll(ids(due));
        for (int i = 0; i < all.size(); i += campaign.batch()) {
            List<String> users = all.subList(i, Math.min(i + campaign.batch(), all.size()));
            expected.add(
                    new ExpectedPost(
                            users, users.stream().filter(waiting::contains).toList(), null));
        }
        return expected;
    }

    /** Of those with a profile; nobody else can be sent to (R-T1). */
    private static List<String> ids(List<Member> members) {
        return new ArrayList<>(
                members.stream().filter(one -> one.hasProfile).map(one -> one.id).toList());
    }

    /** What an instant asks for is planned, and has to be this: an attempt an occurrence. */
    void planned(World world, List<Post> posts, List<ExpectedRun> runs, long now, long lastPost) {
        assertThat(open.keySet()).as("POSTs under way while others are planned").isEmpty();
        List<Post> expected = new ArrayList<>();
        for (ExpectedRun run : runs) {
            attempts++;
            for (int i = 0; i < run.posts().size(); i++) {
                ExpectedPost expectedPost = run.posts().get(i);
                long n = lastPost + expected.size() + 1;
                Post post =
                        new Post(
                                n,
                                campaign.name(),
                                Instant.ofEpochMilli(now),
                                run.due().occurrence(),
                                run.due().named(),
                                attempts,
                                i + 1,
                                run.posts().size(),
                                expectedPost.users(),
                                expectedPost.requeued(),
                                Post.Purpose.CAMPAIGN,
                                null);
                expected.add(post);
                open.put(n, new OnItsWay(post, body(world, expectedPost)));
            }
        }
        assertThat(posts).as("the POSTs that are due").isEqualTo(expected);
        planned += posts.size();
        anyAccepted = false;
        anyBegun = false;
    }

    private byte @Nullable [] body(World world, ExpectedPost expectedPost) {
        return expectedPost.body() != null || !isSame()
                ? expectedPost.body()
                : world.body(campaign, expectedPost.users());
    }

    private boolean isSame() {
        return campaign.retry().rebatch() == Retry.Rebatch.SAME;
    }

    /** A POST is begun: the next in order, and no more of them at once than may be. */
    void sent(World world, Post post, long now) {
        assertThat(now).as("begun").isGreaterThanOrEqualTo(post.due().toEpochMilli());
        assertThat(open.values().stream().filter(way -> way.isSent).count())
                .as("POSTs under way")
                .isLessThan(campaign.parallel());
        OnItsWay next = open.values().stream().filter(way -> !way.isSent).findFirst().orElseThrow();
        assertThat(next.post).as("the next in order").isEqualTo(post);
        assertThat(post.users()).as("people with a profile (R-T1)").allMatch(world::hasProfile);
        resumed = next.isOfAnEarlierProcess ? now : resumed;
        next.isSent = true;
        next.isOfAnEarlierProcess = false;
        anyBegun = true;
        if (next.body == null) {
            next.body = world.body(campaign, post.users());
        }
    }

    /**
     * A POST has come to its end.
     *
     * @param receiver what got the POSTs of this process
     * @param mayLeave whether it may come to nothing without having been begun
     */
    void settled(Post post, Outcome outcome, Receiver receiver, boolean mayLeave) {
        OnItsWay way = Objects.requireNonNull(open.remove(post.n()), "was not open");
        assertThat(way.post).isEqualTo(post);
        boolean isBegun = way.isSent && !way.isOfAnEarlierProcess;
        if (isBegun) {
            Receiver.Came came = receiver.came(post.n());
            assertThat(outcome).as("the outcome").isEqualTo(came.outcome());
            assertThat(came.body()).as("the body").isEqualTo(way.body);
        } else if (way.isSent) {
            assertThat(outcome).as("after a crash").isInstanceOf(Outcome.Uncertain.class);
        } else {
            assertThat(mayLeave).as("may come to nothing").isTrue();
            assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
        }
        if (outcome instanceof Outcome.Accepted) {
            anyAccepted = true;
        } else if (isSame()) {
            failed.put(post.n(), way);
        }
        if (open.isEmpty() && anyBegun) {
            fruitless = anyAccepted ? 0 : fruitless + 1;
        }
    }
}
