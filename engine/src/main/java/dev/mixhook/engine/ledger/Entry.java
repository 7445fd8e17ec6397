package dev.mixhook.engine.ledger;

import java.util.List;

/** One thing that the ledger holds. */
public sealed interface Entry {
    String campaign();

    /** Whom it is about; none where that is nobody in particular, or everyone. */
    List<String> users();

    /** Tells it as a part of a campaign's story; test sends are none (R-X2). */
    default void tell(Ledger.Story story) {
        switch (this) {
            case Posted(Post post, Settlement settlement) -> {
                if (post.purpose() != Post.Purpose.TEST) {
                    story.post(post, settlement.state());
                }
            }
            case Noted(Notice notice) -> story.notice(notice);
        }
    }

    /** A POST and how far it got. */
    record Posted(Post post, Settlement settlement) implements Entry {
        @Override
        public String campaign() {
            return post.campaign();
        }

        @Override
        public List<String> users() {
            return post.users();
        }
    }

    /** Something that happened to users beside the POSTs. */
    record Noted(Notice notice) implements Entry {
        @Override
        public String campaign() {
            return notice.campaign();
        }

        @Override
        public List<String> users() {
            return notice.users();
        }
    }
}
