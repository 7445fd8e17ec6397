package dev.mixhook.engine.faults;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookRequest;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What becomes of POSTs, by their numbers: the same one in every run of a story.
 *
 * @param percent of the POSTs up to {@code last} go wrong
 * @param last the last POST that may go wrong
 */
record PostFaults(long seed, int percent, long last) {
    private static final List<Integer> STATUSES = List.of(201, 204, 302, 404, 500, 503);

    Outcome of(WebhookRequest request) {
        long n = request.number();
        var random = new SplittableRandom(seed ^ n * 0x9E3779B97F4A7C15L);
        if (n > last || random.nextInt(100) >= percent) {
            return request.outcome(Answer.of(200, ""));
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Outcome.Unreachable("nobody listens");
            case 1 -> new Outcome.Uncertain("no answer");
            default -> {
                int status = STATUSES.get(random.nextInt(STATUSES.size()));
                yield request.outcome(Answer.of(status, ""));
            }
        };
    }
}
