package dev.mixhook.engine.ledger;

import java.util.ArrayList;
import java.util.List;

/** Keeps a campaign's story, in one word an entry. */
final class Told implements Ledger.Story {
    private final List<String> words = new ArrayList<>();

    static List<String> of(Ledger ledger, String campaign) {
        Told told = new Told();
        ledger.replay(campaign, told);
        return told.words;
    }

    @Override
    public void post(Post post, PostState state) {
        words.add(post.n() + " " + Rows.text(state));
    }

    @Override
    public void notice(Notice notice) {
        words.add(Rows.text(notice.kind()) + " " + notice.users());
    }
}
