package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Notice.Kind;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.state.UserState.GivenUp;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one user of a campaign stands, each fact looked up anew in the whole story, by what the word
 * means: the reference for {@link DeliveryState}.
 */
final class StateByDefinition {
    private static final Set<PostState> FAILED =
            EnumSet.of(
                    PostState.SENT, PostState.REFUSED, PostState.UNREACHABLE, PostState.UNCERTAIN);

    /** What concerns the user, of whom nothing was forgotten since. */
    private final List<Entry> story;

    StateByDefinition(List<Entry> told, String campaign, String user) {
        List<Entry> all =
                told.stream()
                        .filter(entry -> entry.campaign().equals(campaign))
                        .filter(entry -> isAbout(entry, user))
                        .toList();
        this.story = all.subList(last(all, isNotice(Kind.FORGOTTEN)) + 1, all.size());
    }

    private StateByDefinition(List<Entry> story) {
        this.story = story;
    }

    private static boolean isAbout(Entry entry, String user) {
        return switch (entry) {
            case Entry.Posted(Post post, var _) ->
                    post.purpose() != Post.Purpose.TEST && post.users().contains(user);
            case Entry.Noted(Notice notice) ->
                    notice.users().contains(user)
                            || notice.kind() == Kind.FORGOTTEN && notice.users().isEmpty();
        };
    }

    private static Predicate<Entry> isNotice(Kind... kinds) {
        return entry ->
                entry instanceof Entry.Noted(Notice notice)
                        && List.of(kinds).contains(notice.kind());
    }

    private static Predicate<Entry> isPost(Set<PostState> states) {
        return entry ->
                entry instanceof Entry.Posted(var _, var settlement)
                        && states.contains(settlement.state());
    }

    private static Predicate<Entry> isAccepted() {
        return isPost(EnumSet.of(PostState.ACCEPTED));
    }

    private static int last(List<Entry> entries, Predicate<Entry> which) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (which.test(entries.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether what makes it so came later than what ends it. */
    private boolean isSince(Predicate<Entry> begin, Predicate<Entry> end) {
        return last(story, begin) > last(story, end);
    }

    Facts facts() {
        return new Facts(
                times() > 0,
                isRequeued(),
                isUncertain(),
                givenUp().isPresent(),
                isSince(isNotice(Kind.REQUALIFIED), isAccepted()),
                isSince(isNotice(Kind.SUPPRESSED), isAccepted()),
                times(),
                failures(),
                lastPost(isAccepted()).map(post -> post.due().toEpochMilli()).orElse(0L),
                lastPost(isAccepted()).map(Post::n).orElse(0L),
                lastNominal(),
                lastDay(),
                latestPost(),
                givenUp());
    }

    private int times() {
        return (int) story.stream().filter(isAccepted()).count();
    }

    private int failures() {
        int from = last(story, isAccepted().or(isNotice(Kind.REDELIVERED))) + 1;
        return (int) story.subList(from, story.size()).stream().filter(isPost(FAILED)).count();
    }

    private boolean isRequeued() {
        return isSince(
                isPost(FAILED).or(isNotice(Kind.REDELIVERED)),
                isAccepted().or(isNotice(Kind.DEAD, Kind.DROPPED)));
    }

    private boolean isUncertain() {
        Set<PostState> known = EnumSet.of(PostState.REFUSED, PostState.UNREACHABLE);
        return isSince(
                isPost(EnumSet.of(PostState.UNCERTAIN, PostState.SENT)),
                isAccepted().or(isPost(known)).or(isNotice(Kind.DEAD, Kind.DROPPED)));
    }

    private Optional<GivenUp> givenUp() {
        int dead = last(story, isNotice(Kind.DEAD));
        if (dead <= last(story, isNotice(Kind.REDELIVERED))) {
            return Optional.empty();
        }
        Notice notice = ((Entry.Noted) story.get(dead)).notice();
        StateByDefinition before = new StateByDefinition(story.subList(0, dead));
        return Optional.of(
                new GivenUp(
                        notice.at(), notice.why(), before.isRequeued() ? before.latestPost() : 0));
    }

    private Optional<Post> lastPost(Predicate<Entry> which) {
        int last = last(story, which);
        return last < 0 ? Optional.empty() : Optional.of(((Entry.Posted) story.get(last)).post());
    }

    private @Nullable LocalDateTime lastNominal() {
        return lastPost(isAccepted())
                .filter(post -> post.attempt() > 0)
                .map(Post::nominal)
                .orElse(null);
    }

    private long lastDay() {
        return lastPost(
                        entry ->
                                entry instanceof Entry.Posted posted && posted.post().attempt() > 0)
                .map(post -> post.nominal().toLocalDate().toEpochDay())
                .orElse((long) Integer.MIN_VALUE);
    }

    private long latestPost() {
        return lastPost(Entry.Posted.class::isInstance).map(Post::n).orElse(0L);
    }
}
