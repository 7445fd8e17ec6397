package dev.mixhook.engine.faults;

import dev.mixhook.engine.faults.DueRules.DueRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The POSTs that have to go out for one occurrence. */
record ExpectedRun(DueRun due, List<ExpectedPost> posts) {
    ExpectedRun {
        posts = List.copyOf(posts);
    }

    /** What one POST has to carry; its body where it goes out as it was. */
    record ExpectedPost(List<String> users, List<String> requeued, byte @Nullable [] body) {
        ExpectedPost {
            users = List.copyOf(users);
            requeued = List.copyOf(requeued);
        }
    }
}
