package dev.mixhook.delivery.testing;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A sender in memory, which remembers every POST and answers what it was told to: first the script,
 * then 200 for good. Safe for many threads at once.
 */
public final class ScriptedSender implements Sender {
    private final ArrayDeque<Function<WebhookRequest, Outcome>> script = new ArrayDeque<>();
    private final List<Post> posts = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();

    /** One call of {@link #send}: the users by {@code $distinct_id}, in the batch's order. */
    public record Post(Webhook webhook, WebhookBody form) {
        public List<String> users() {
            return form.users();
        }

        /** The body in the bytes that would have gone out. */
        public String body() {
            return new String(form.bytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Adds statuses to the script, one a POST; whether one is accepted is up to the webhook (R-D1).
     */
    public synchronized void answers(int... statuses) {
        for (int status : statuses) {
            script.add(request -> answer(request, status));
        }
    }

    /** Adds outcomes to the script, one a POST. */
    public synchronized void answers(Outcome... outcomes) {
        for (Outcome outcome : outcomes) {
            script.add(_ -> outcome);
        }
    }

    @Override
    public synchronized Outcome send(WebhookRequest request) {
        List<String> users = request.body().users();
        posts.add(new Post(request.webhook(), request.body()));
        Outcome outcome = script.isEmpty() ? answer(request, 200) : script.remove().apply(request);
        if (outcome instanceof Outcome.Accepted) {
            accepted.addAll(users);
        }
        return outcome;
    }

    /** Every POST so far. */
    public synchronized List<Post> posts() {
        return List.copyOf(posts);
    }

    /** The users of every accepted POST so far, as often as they were in one. */
    public synchronized List<String> accepted() {
        return List.copyOf(accepted);
    }

    @Override
    public void close() {}

    private static Outcome answer(WebhookRequest request, int status) {
        return request.outcome(Answer.of(status, ""));
    }
}
