package dev.mixhook.engine.execution;

import dev.mixhook.delivery.FormBody;
import dev.mixhook.engine.ledger.Post;
import java.util.List;

/**
 * POSTs that are planned in the ledger, and what they carry.
 *
 * @param forms one a POST, in the same order
 */
record Shipment(List<Post> posts, List<FormBody> forms) {
    Shipment {
        if (posts.size() != forms.size()) {
            throw new IllegalArgumentException("a POST has one form");
        }
        posts = List.copyOf(posts);
        forms = List.copyOf(forms);
    }
}
