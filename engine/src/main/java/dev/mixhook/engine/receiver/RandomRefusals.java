package dev.mixhook.engine.receiver;

import dev.mixhook.engine.web.WebAnswer;
import dev.mixhook.engine.web.WebResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Answers 200 to a form with a parameter {@code users} and to a cohort sync, 400 to anything else,
 * 405 to other methods; and, where it is told to refuse some, 503 to a share of them. Whether one
 * is refused depends on the seed, the body and how often that body came, so the same run gives the
 * same answers.
 */
public final class RandomRefusals implements Responder {
    private static final int REFUSED = 503;

    private final Map<Long, Integer> seen = new HashMap<>();
    private final double share;
    private final long seed;
    private long posts;
    private long refused;

    /**
     * Begins before the first request.
     *
     * @param share of the POSTs to answer with 503, from 0 to 1
     */
    public RandomRefusals(double share, long seed) {
        this.share = share;
        this.seed = seed;
    }

    @Override
    public synchronized WebAnswer answer(Request request) {
        BodyKind kind = BodyKind.of(request);
        return kind.answered(WebResponse.of(status(request, kind)), "");
    }

    @Override
    public void broken(String how) {
        // The sender has noticed itself.
    }

    private int status(Request request, BodyKind kind) {
        if (!request.isPost()) {
            return 405;
        }
        if (!isReadable(request.body(), kind)) {
            return 400;
        }
        posts++;
        if (!isRefused(request.body())) {
            return 200;
        }
        refused++;
        return REFUSED;
    }

    private static boolean isReadable(String body, BodyKind kind) {
        return switch (kind) {
            case BodyKind.UsersForm _ -> hasUsers(body);
            case BodyKind.CohortSync _, BodyKind.Events _ -> true;
        };
    }

    private static boolean hasUsers(String form) {
        return form.startsWith("users=")
                && URLDecoder.decode(form.substring(6), StandardCharsets.UTF_8).startsWith("[");
    }

    private boolean isRefused(String body) {
        if (share == 0) {
            return false;
        }
        long key = seed * 31 + Arrays.hashCode(body.getBytes(StandardCharsets.ISO_8859_1));
        int times = seen.merge(key, 1, Integer::sum);
        return new SplittableRandom(key * 31 + times).nextDouble() < share;
    }

    /** POSTs with users that came, the refused ones among them. */
    public synchronized long posts() {
        return posts;
    }

    public synchronized long refused() {
        return refused;
    }
}
