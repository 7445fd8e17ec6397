package dev.mixhook.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import java.util.List;
import java.util.function.Predicate;

/** One campaign in the model: who stands how, what has to happen now, and what must not. */
final class CampaignModel {
    private static final int MOST_FRUITLESS = 20;

    private final Campaign campaign;
    private final DueRules dueRules;
    private final PostsModel posts;
    private final MemberQueue memberQueue;
    private int suppressions;
    private long lastAttempt = Long.MIN_VALUE;
    private boolean hasStarted;
    private boolean isStopped;

    CampaignModel(Campaign campaign) {
        this.campaign = campaign;
        this.dueRules = new DueRules(campaign.schedule());
        this.memberQueue = new MemberQueue(campaign, dueRules);
        this.posts = new PostsModel(campaign);
    }

    String name() {
        return campaign.name();
    }

    void restart(long begin, long live) {
        dueRules.restart(live, Math.max(lastAttempt, begin - 1));
        posts.restart();
        memberQueue.members().forEach(Member::forgetFlips);
        isStopped = false;
    }

    /** Everybody is looked at anew. */
    void look(World world, long now) {
        memberQueue.look(world, now);
    }

    /** What has to be attempted now. */
    private List<ExpectedRun> due(long now) {
        return isStopped || !dueRules.isOpen(now) || now <= lastAttempt
                ? List.of()
                : memberQueue.runs(posts, now);
    }

    void planned(World world, List<Post> planned, long now, long lastPost) {
        posts.planned(world, planned, due(now), now, lastPost);
        lastAttempt = now;
        for (Post post : planned) {
            for (String id : post.users()) {
                Member member = memberQueue.member(id);
                long day = memberQueue.told(member, now).named().toLocalDate().toEpochDay();
                member.plan(post.n(), now, day);
            }
        }
    }

    void sent(World world, Post post, long now) {
        assertThat(!isStopped && dueRules.isOpen(now)).as("the campaign runs").isTrue();
        posts.sent(world, post, now);
    }

    void settled(Post post, Outcome outcome, Receiver receiver, long now) {
        List<Member> users = post.users().stream().map(memberQueue::member).toList();
        boolean mayLeave =
                dueRules.hasEnded(now) || !users.stream().allMatch(one -> one.hasProfile);
        posts.settled(post, outcome, receiver, mayLeave);
        for (Member user : users) {
            switch (outcome) {
                case Outcome.Accepted _ -> user.accept(post.due().toEpochMilli(), post.nominal());
                case Outcome.Uncertain _ -> user.fail(true);
                case Outcome.Refused _, Outcome.Unreachable _ -> user.fail(false);
            }
        }
    }

    /** The campaign is stopped because nothing is accepted any more (R-D9). */
    void stopped() {
        assertThat(posts.fruitless()).as("attempts in vain").isEqualTo(MOST_FRUITLESS);
        isStopped = true;
    }

    void noted(Notice notice, long now) {
        switch (notice.kind()) {
            case STARTED -> {
                assertThat(hasStarted).as("has started before").isFalse();
                hasStarted = true;
                lastAttempt = Math.max(lastAttempt, notice.at().toEpochMilli() - 1);
            }
            case RESUMED -> assertThat(hasStarted).as("has started before").isTrue();
            case IDLE -> {
                assertThat(due(now)).as("due, and noted as idle").isEmpty();
                assertThat(dueRules.isByPass()).as("runs by the calendar").isFalse();
                lastAttempt = now;
            }
            case SUPPRESSED, REQUALIFIED, DROPPED, DEAD ->
                    notice.users().forEach(id -> noted(notice, memberQueue.member(id), now));
            case PAUSED, FORGOTTEN, REDELIVERED ->
                    throw new AssertionError("nobody did that: " + notice);
        }
    }

    private void noted(Notice notice, Member member, long now) {
        assertThat(notice.at().toEpochMilli())
                .as("at, and not before what led to it: %s", notice)
                .isGreaterThanOrEqualTo(member.lastAttempt)
                .isLessThanOrEqualTo(Math.max(now, member.lastAttempt));
        boolean isTrue =
                switch (notice.kind()) {
                    case SUPPRESSED -> memberQueue.mayBeToldToWait(member, now, notice.why());
                    case REQUALIFIED -> member.requalified && !member.requalifiedNoted;
                    case DROPPED ->
                            memberQueue.isQueued(member, true, posts.resumed(), now)
                                    && memberQueue.isGone(member);
                    default ->
                            member.requeued
                                    && (dueRules.hasEnded(now) || memberQueue.isHopeless(member));
                };
        assertThat(isTrue).as("%s is right about %s", notice, member.id).isTrue();
        suppressions += member.note(notice.kind()) ? 1 : 0;
    }

    /** Whatever had to happen by now has happened. */
    void leave(boolean keepGoing, long now) {
        List<ExpectedRun> left = due(now);
        check(left.isEmpty(), "due and not sent", left);
        check(posts.isQuiet(now) || now < dueRules.live(), "half done", posts);
        none("not given up (R-D5)", memberQueue::isHopeless);
        if (isStopped) {
            return;
        }
        check(keepGoing || posts.fruitless() < MOST_FRUITLESS, "not stopped (R-D9)", name());
        if (dueRules.hasEnded(now)) {
            none("not given up (R-S6)", member -> member.requeued);
            return;
        }
        none("not noted (R-S4)", member -> member.requalified && !member.requalifiedNoted);
        none(
                "neither sent nor told to be held back (R-S5), nor dropped (R-D3)",
                member ->
                        member.lastAttempt < now
                                && memberQueue.isLeftOver(member, posts.resumed(), now));
    }

    private void none(String what, Predicate<Member> which) {
        if (memberQueue.members().anyMatch(which)) {
            check(false, what, memberQueue.ids(which));
        }
    }

    private void check(boolean holds, String otherwise, Object what) {
        if (!holds) {
            throw new AssertionError(name() + ": " + otherwise + ": " + what);
        }
    }

    /** Whether something is to be done at one of the next minutes. */
    boolean isWaiting(long now) {
        return !isStopped
                && !dueRules.hasEnded(now)
                && memberQueue.members().anyMatch(member -> memberQueue.isWaiting(member, now));
    }

    /** The next instant after this one at which a limit or a bound asks for a look. */
    long next(long now) {
        return memberQueue
                .members()
                .map(dueRules::release)
                .filter(release -> release > now)
                .reduce(dueRules.nextBound(now), Math::min);
    }

    EngineEvent.Summary summary() {
        int sent = memberQueue.members().mapToInt(member -> member.accepted.size()).sum();
        int waiting = memberQueue.ids(member -> member.requeued).size();
        int dead = memberQueue.ids(member -> member.dead).size();
        return new EngineEvent.Summary(
                campaign.name(),
                sent + suppressions + waiting + dead,
                sent,
                suppressions,
                waiting,
                memberQueue.ids(member -> member.uncertain).size(),
                dead,
                posts.count());
    }
}
