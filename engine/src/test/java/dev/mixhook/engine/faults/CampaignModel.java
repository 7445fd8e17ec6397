package dev.mixhook.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.attempt.Happening;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Retry;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet.Again;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One campaign in the model: who stands how, what has to happen now, and what must not. */
final class CampaignModel {
    private static final int MOST_FRUITLESS = 20;

    private final Campaign campaign;
    private final Dues dues;
    private final PostsModel posts;
    private final TreeSet<Member> members = new TreeSet<>();
    private final Map<String, Member> byId = new HashMap<>();
    private Set<ZoneId> zones = Set.of();
    private int suppressions;
    private long lastAttempt = Long.MIN_VALUE;
    private boolean hasStarted;
    private boolean isStopped;

    CampaignModel(Campaign campaign) {
        this.campaign = campaign;
        this.dues = new Dues(campaign.schedule());
        this.posts = new PostsModel(campaign);
    }

    String name() {
        return campaign.name();
    }

    void restart(long begin, long live) {
        dues.restart(live, Math.max(lastAttempt, begin - 1));
        posts.restart();
        members.forEach(Member::forgetFlips);
        isStopped = false;
    }

    /** Everybody is looked at anew. */
    void look(World world, long now) {
        world.everybody().forEach(this::member);
        boolean counts = dues.comesAgain(Again.WHEN_REQUALIFIED);
        for (Member member : members) {
            member.hasProfile = world.hasProfile(member.id);
            member.zone = world.zone(campaign, member.id);
            member.look(world.matches(campaign, member.id), now, counts);
        }
        zones = members.stream().map(member -> member.zone).collect(Collectors.toSet());
    }

    private Member member(String id) {
        return byId.computeIfAbsent(
                id,
                _ -> {
                    Member member = new Member(id);
                    members.add(member);
                    return member;
                });
    }

    private List<Member> those(Predicate<Member> which) {
        return members.stream().filter(which).toList();
    }

    private List<String> ids(Predicate<Member> which) {
        return those(which).stream().map(member -> member.id).toList();
    }

    /** What has to be attempted now. */
    private List<Parcel> due(long now) {
        if (isStopped || !dues.isOpen(now) || now <= lastAttempt) {
            return List.of();
        }
        List<Member> due = those(one -> isDue(one, now) && dues.heldBack(one, now).isEmpty());
        boolean anyoneDue = !due.isEmpty();
        List<Member> queue = those(one -> isQueued(one, anyoneDue, now) && !isGone(one));
        return posts.parcels(queue, due, this::canRepeat);
    }

    private boolean isDue(Member member, long now) {
        return dues.run(member.zone, now).filter(day -> dues.isDue(member, day, now)).isPresent();
    }

    /** Whether it is somebody's turn to be attempted again (R-D3, R-D8, R-S7). */
    private boolean isQueued(Member member, boolean anyoneDue, long now) {
        if (!member.requeued) {
            return false;
        }
        boolean isRun = dues.isByPass() ? anyoneDue : dues.run(member.zone, now).isPresent();
        return isRun || dues.isExtra(zones, now) && now > posts.resumed();
    }

    /** Does not match any more, and has to (R-D3). */
    private boolean isGone(Member member) {
        return campaign.retry().whenRequeued() == Retry.WhenRequeued.RECHECK && !member.matches;
    }

    /** Whether a failed POST can go out as it was: nobody has gone another way (R-D4, R-T1). */
    private boolean canRepeat(Post post) {
        return post.users().stream()
                .map(this::member)
                .allMatch(one -> one.requeued && one.lastPost == post.n() && one.hasProfile);
    }

    void planned(World world, List<Post> planned, long now, long lastPost) {
        posts.planned(world, planned, due(now), now, lastPost);
        lastAttempt = now;
        for (Post post : planned) {
            for (String id : post.users()) {
                Member member = member(id);
                LocalDate day = dues.run(member.zone, now).orElse(LocalDate.EPOCH);
                member.plan(post.n(), now, day.toEpochDay());
            }
        }
    }

    void sent(World world, Post post, long now) {
        assertThat(!isStopped && dues.isOpen(now)).as("the campaign runs").isTrue();
        posts.sent(world, post, now);
    }

    void settled(Post post, Outcome outcome, Receiver receiver, long now) {
        List<Member> users = post.users().stream().map(this::member).toList();
        boolean mayLeave = dues.hasEnded(now) || !users.stream().allMatch(one -> one.hasProfile);
        posts.settled(post, outcome, receiver, mayLeave);
        for (Member user : users) {
            switch (outcome) {
                case Outcome.Accepted _ -> user.accept(post.due().toEpochMilli());
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
                assertThat(dues.isByPass()).as("runs by the calendar").isFalse();
                lastAttempt = now;
            }
            case SUPPRESSED, REQUALIFIED, DROPPED, DEAD ->
                    notice.users().forEach(id -> noted(notice, member(id), now));
            case FORGOTTEN, REDELIVERED -> throw new AssertionError("nobody did that: " + notice);
        }
    }

    private void noted(Notice notice, Member member, long now) {
        assertThat(notice.at().toEpochMilli())
                .as("at, and not before what led to it: %s", notice)
                .isGreaterThanOrEqualTo(member.lastAttempt)
                .isLessThanOrEqualTo(Math.max(now, member.lastAttempt));
        boolean isTrue =
                switch (notice.kind()) {
                    case SUPPRESSED -> mayBeToldToWait(member, now, notice.why());
                    case REQUALIFIED -> member.requalified && !member.requalifiedNoted;
                    case DROPPED -> isQueued(member, true, now) && isGone(member);
                    default -> member.requeued && (dues.hasEnded(now) || isHopeless(member));
                };
        assertThat(isTrue).as("%s is right about %s", notice, member.id).isTrue();
        suppressions += member.note(notice.kind()) ? 1 : 0;
    }

    private boolean isHopeless(Member member) {
        return member.requeued && member.failures >= campaign.retry().giveUpAfter();
    }

    private boolean mayBeToldToWait(Member member, long now, String why) {
        boolean isDue =
                dues.comesAgain(Again.WHILE_MATCHING)
                        ? member.matches && dues.isExhausted(member)
                        : isDue(member, now);
        return dues.isOpen(now)
                && isDue
                && !member.suppressed
                && why.startsWith(dues.heldBack(member, now));
    }

    /** Whatever had to happen by now has happened. */
    void leave(boolean keepGoing, long now) {
        List<Parcel> left = due(now);
        check(left.isEmpty(), "due and not sent", left);
        check(posts.isQuiet(now) || now < dues.live(), "half done", posts);
        none("not given up (R-D5)", this::isHopeless);
        if (isStopped) {
            return;
        }
        check(keepGoing || posts.fruitless() < MOST_FRUITLESS, "not stopped (R-D9)", name());
        if (dues.hasEnded(now)) {
            none("not given up (R-S6)", member -> member.requeued);
            return;
        }
        none("not noted (R-S4)", member -> member.requalified && !member.requalifiedNoted);
        none(
                "neither sent nor told to be held back (R-S5), nor dropped (R-D3)",
                member -> member.lastAttempt < now && isLeftOver(member, now));
    }

    private void none(String what, Predicate<Member> which) {
        if (members.stream().anyMatch(which)) {
            check(false, what, ids(which));
        }
    }

    private void check(boolean holds, String otherwise, Object what) {
        if (!holds) {
            throw new AssertionError(name() + ": " + otherwise + ": " + what);
        }
    }

    private boolean isLeftOver(Member member, long now) {
        return dues.isOpen(now)
                && (isQueued(member, false, now) && isGone(member)
                        || isDue(member, now)
                                && !member.suppressed
                                && !dues.heldBack(member, now).isEmpty());
    }

    /** Whether something is to be done at one of the next minutes. */
    boolean isWaiting(long now) {
        return !isStopped
                && !dues.hasEnded(now)
                && members.stream().anyMatch(member -> isWaiting(member, now));
    }

    private boolean isWaiting(Member member, long now) {
        if (member.requeued) {
            return dues.hasExtra(zones, now) && (isGone(member) || member.hasProfile);
        }
        return dues.isByPass()
                && dues.isDue(member, LocalDate.MAX, now)
                && (!member.suppressed || dues.heldBack(member, now).isEmpty());
    }

    /** The next instant after this one at which a limit or a bound asks for a look. */
    long next(long now) {
        return members.stream()
                .map(dues::release)
                .filter(release -> release > now)
                .reduce(dues.nextBound(now), Math::min);
    }

    Happening.Summary summary() {
        int sent = members.stream().mapToInt(member -> member.accepted.size()).sum();
        int waiting = ids(member -> member.requeued).size();
        int dead = ids(member -> member.dead).size();
        return new Happening.Summary(
                campaign.name(),
                sent + suppressions + waiting + dead,
                sent,
                suppressions,
                waiting,
                ids(member -> member.uncertain).size(),
                dead,
                posts.count());
    }
}
