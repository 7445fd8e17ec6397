package dev.mixhook.engine.faults;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Retry;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet.Again;
import dev.mixhook.engine.faults.DueRules.DueRun;
import dev.mixhook.engine.ledger.Post;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everybody in one campaign of the model, in order, and whose turn it is. */
final class MemberQueue {
    private final Campaign campaign;
    private final DueRules dueRules;
    private final TreeSet<Member> members = new TreeSet<>();
    private final Map<String, Member> byId = new HashMap<>();
    private Set<ZoneId> zones = Set.of();

    MemberQueue(Campaign campaign, DueRules dueRules) {
        this.campaign = campaign;
        this.dueRules = dueRules;
    }

    Stream<Member> members() {
        return members.stream();
    }

    /** Everybody is looked at anew. */
    void look(World world, long now) {
        world.everybody().forEach(this::member);
        boolean counts = dueRules.comesAgain(Again.WHEN_REQUALIFIED);
        for (Member member : members) {
            member.hasProfile = world.hasProfile(member.id);
            member.zone = world.zone(campaign, member.id);
            member.look(world.matches(campaign, member.id), now, counts);
        }
        zones = members.stream().map(member -> member.zone).collect(Collectors.toSet());
    }

    /** Whoever is not known yet is admitted. */
    Member member(String id) {
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

    List<String> ids(Predicate<Member> which) {
        return those(which).stream().map(member -> member.id).toList();
    }

    /** What an attempt now has to be. */
    List<ExpectedRun> runs(PostsModel posts, long now) {
        List<Member> due = those(one -> isDue(one, now) && dueRules.heldBack(one, now).isEmpty());
        List<Member> queue =
                those(one -> isQueued(one, !due.isEmpty(), posts.resumed(), now) && !isGone(one));
        if (due.isEmpty() && queue.isEmpty()) {
            return List.of();
        }
        List<ExpectedRun> runs = new ArrayList<>();
        for (DueRun run : occurrences(now)) {
            Predicate<Member> isOfIt = one -> told(one, now).equals(run);
            List<ExpectedRun.ExpectedPost> expected =
                    posts.expected(
                            queue.stream().filter(isOfIt).toList(),
                            due.stream().filter(isOfIt).toList(),
                            this::canRepeat);
            if (!expected.isEmpty()) {
                runs.add(new ExpectedRun(run, expected));
            }
        }
        return runs;
    }

    private List<DueRun> occurrences(long now) {
        return members.stream()
                .map(member -> told(member, now))
                .distinct()
                .sorted(Comparator.comparing(DueRun::occurrence))
                .toList();
    }

    /** Of their run or, where it is none of theirs, in the words of the campaign. */
    DueRun told(Member member, long now) {
        return dueRules.run(member.zone, now).orElseGet(() -> dueRules.told(now));
    }

    /** But for limits. */
    boolean isDue(Member member, long now) {
        return dueRules.run(member.zone, now)
                .filter(run -> dueRules.isDue(member, run.named().toLocalDate(), now))
                .isPresent();
    }

    /**
     * Whether it is somebody's turn to be attempted again (R-D3, R-D8, R-S7).
     *
     * @param anyoneDue whether there is an attempt anyway
     * @param resumed when the rest of an earlier attempt went out last
     */
    boolean isQueued(Member member, boolean anyoneDue, long resumed, long now) {
        if (!member.requeued) {
            return false;
        }
        boolean isRun =
                dueRules.isByPass() ? anyoneDue : dueRules.run(member.zone, now).isPresent();
        return isRun || dueRules.isExtra(zones, now) && now > resumed;
    }

    /** Does not match any more, and has to (R-D3). */
    boolean isGone(Member member) {
        return campaign.retry().whenRequeued() == Retry.WhenRequeued.RECHECK && !member.matches;
    }

    /** Whether a failed POST can go out as it was: nobody has gone another way (R-D4, R-T1). */
    private boolean canRepeat(Post post) {
        return post.users().stream()
                .map(this::member)
                .allMatch(one -> one.requeued && one.lastPost == post.n() && one.hasProfile);
    }

    /** Has failed too often (R-D5). */
    boolean isHopeless(Member member) {
        return member.requeued && member.failures >= campaign.retry().giveUpAfter();
    }

    /** Whether a limit holds somebody back, as is said, and it was not said before (R-S5). */
    boolean mayBeToldToWait(Member member, long now, String why) {
        boolean isDue =
                dueRules.comesAgain(Again.WHILE_MATCHING)
                        ? member.matches && dueRules.isExhausted(member)
                        : isDue(member, now);
        return dueRules.isOpen(now)
                && isDue
                && !member.suppressed
                && why.startsWith(dueRules.heldBack(member, now));
    }

    /** Whether somebody was overlooked now: neither told to wait (R-S5), nor let go (R-D3). */
    boolean isLeftOver(Member member, long resumed, long now) {
        return dueRules.isOpen(now)
                && (isQueued(member, false, resumed, now) && isGone(member)
                        || isDue(member, now)
                                && !member.suppressed
                                && !dueRules.heldBack(member, now).isEmpty());
    }

    /** Whether somebody's turn comes at one of the next minutes. */
    boolean isWaiting(Member member, long now) {
        if (member.requeued) {
            return dueRules.hasExtra(zones, now) && (isGone(member) || member.hasProfile);
        }
        return dueRules.isByPass()
                && dueRules.isDue(member, LocalDate.MAX, now)
                && (!member.suppressed || dueRules.heldBack(member, now).isEmpty());
    }
}
