package dev.mixhook.engine.ledger;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Checks what a campaign's story must hold while it is told, before anything is built on it. A POST
 * that breaks a rule was not written by mixhook, or by a bug of it: nothing may be sent on its
 * ground.
 */
final class Audit implements Ledger.Story {
    private static final int MOST = 50;
    private static final int MOST_MEMBERS = 1000;
    private static final int MOST_EVENTS = 500;

    private final Ledger.Story story;
    private final Function<String, LedgerException> damaged;
    private final Set<String> usersOfAttempt = new HashSet<>();
    private int attempt;

    /**
     * @param damaged what to throw, given what is wrong
     */
    Audit(Ledger.Story story, Function<String, LedgerException> damaged) {
        this.story = story;
        this.damaged = damaged;
    }

    @Override
    public void post(Post post, PostState state) {
        check(post, post.n() >= 1, () -> "its number is below 1");
        checkSize(post);
        Set<String> users = new HashSet<>(post.users());
        // An event may come twice, and goes out twice then.
        check(
                post,
                post.isOfEvents() || users.size() == post.users().size(),
                () -> "it names a user twice");
        check(
                post,
                users.containsAll(post.requeued()),
                () -> "it re-queued a user who is not in it");
        check(
                post,
                post.batch() >= 1 && post.batch() <= post.of(),
                () -> "it is batch %d of %d".formatted(post.batch(), post.of()));
        if (post.purpose() == Post.Purpose.CAMPAIGN && post.call() == null) {
            checkAttempt(post);
        }
        story.post(post, state);
    }

    /** A page of a cohort may be empty. */
    private void checkSize(Post post) {
        int users = post.users().size();
        if (post.isOfEvents()) {
            check(
                    post,
                    users >= 1 && users <= MOST_EVENTS,
                    () -> "it has %d events, not 1 to 500".formatted(users));
            return;
        }
        if (post.call() == null) {
            check(
                    post,
                    users >= 1 && users <= MOST,
                    () -> "it has %d users, not 1 to 50".formatted(users));
        } else {
            check(
                    post,
                    users <= MOST_MEMBERS,
                    () -> "it has %d members, not 0 to 1000".formatted(users));
        }
    }

    private void checkAttempt(Post post) {
        check(
                post,
                post.attempt() >= attempt,
                () -> "it is of attempt %d, after attempt %d".formatted(post.attempt(), attempt));
        if (post.attempt() > attempt) {
            attempt = post.attempt();
            usersOfAttempt.clear();
        }
        for (String user : post.users()) {
            check(
                    post,
                    usersOfAttempt.add(user),
                    () -> "%s is in attempt %d twice".formatted(user, attempt));
        }
    }

    private void check(Post post, boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw damaged.apply(
                    "POST %d of %s breaks a rule: %s"
                            .formatted(post.n(), post.campaign(), otherwise.get()));
        }
    }

    @Override
    public void notice(Notice notice) {
        story.notice(notice);
    }
}
