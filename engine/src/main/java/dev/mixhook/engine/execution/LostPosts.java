package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** POSTs that are found begun and unsettled: they were lost with their process (R-D6). */
final class LostPosts implements Ledger.Story {
    private final Ledger.Story story;
    private final Predicate<Post> isLost;
    private final List<Post> lost = new ArrayList<>();

    private LostPosts(Ledger.Story story, Predicate<Post> isLost) {
        this.story = story;
        this.isLost = isLost;
    }

    /**
     * Tells a campaign's story, then settles what was lost as uncertain.
     *
     * @param isLost whether a POST that was begun is one of this run's, and not out any more
     */
    static void settle(
            String campaign, ExecutionContext context, Ledger.Story story, Predicate<Post> isLost) {
        LostPosts posts = new LostPosts(story, isLost);
        context.ledger().replay(campaign, posts);
        for (Post post : posts.lost) {
            Outcome outcome = new Outcome.Uncertain("mixhook ended before the answer came");
            context.ledger().settle(post, outcome);
            context.listener().tell(new EngineEvent.PostSettled(post, outcome));
        }
    }

    @Override
    public void post(Post post, PostState state) {
        if (state == PostState.SENT && isLost.test(post)) {
            story.post(post, PostState.UNCERTAIN);
            lost.add(post);
        } else {
            story.post(post, state);
        }
    }

    @Override
    public void notice(Notice notice) {
        story.notice(notice);
    }
}
