package dev.mixhook.junit;

import dev.mixhook.junit.driver.Driver;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A session that is open: an engine of its own, whose time stands still between the steps. For any
 * thread, one at a time.
 *
 * <pre>{@code
 * try (MixhookSession mixhook =
 *         MixhookSession.startingAt("2026-01-01T00:00:00Z").campaigns("campaigns").open()) {
 *     mixhook.to("http://localhost:3000/hooks/mixpanel");
 *     mixhook.person("ana", p -> p.set("plan", "pro"));
 *     mixhook.advance(Duration.ofDays(15));
 * }
 * }</pre>
 */
public final class MixhookSession implements MixhookSteps, AutoCloseable {
    /** How many POSTs a failure is told with: the body of one may have 100 kB. */
    private static final int TOLD = 10;

    private final Driver driver;
    private final long seed;
    private final long ownSeed;
    private final Instant start;

    /**
     * @param seed of the run
     * @param ownSeed of this session, which the run's seed has drawn
     */
    MixhookSession(Driver driver, long seed, long ownSeed) {
        this.driver = new LockedDriver(driver);
        this.start = driver.now();
        this.seed = seed;
        this.ownSeed = ownSeed;
    }

    /**
     * Begins to set one up, without JUnit.
     *
     * @param instant at which it begins, such as {@code 2026-01-01T00:00:00Z}
     */
    public static MixhookPlan startingAt(String instant) {
        return new MixhookPlan(instant);
    }

    @Override
    public MixhookSession session() {
        return this;
    }

    Driver driver() {
        return driver;
    }

    /**
     * @throws IllegalArgumentException if there is no such campaign
     */
    void requireCampaign(String name) {
        List<String> campaigns = driver.campaigns();
        if (!campaigns.contains(name)) {
            throw new IllegalArgumentException(
                    "no campaign " + name + " here; there are " + String.join(", ", campaigns));
        }
    }

    /**
     * Before time goes on first nothing is known of anybody.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    void requireUser(String user) {
        if (driver.now().equals(start) || driver.knows(user)) {
            return;
        }
        String users =
                driver.posts().stream()
                        .flatMap(post -> post.users().stream())
                        .distinct()
                        .limit(TOLD)
                        .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "no person and no event is of %s; POSTs went to %s"
                        .formatted(user, users.isEmpty() ? "nobody" : users));
    }

    @Override
    public String id(String name) {
        return "mixhook-" + Long.toUnsignedString(ownSeed, Character.MAX_RADIX) + '-' + name;
    }

    @Override
    public long seed() {
        return seed;
    }

    /**
     * What was warned of, what was sent last, as command lines, and the seed: what a failure is
     * told with.
     */
    String story() {
        StringBuilder story = new StringBuilder("mixhook, seed ").append(seed);
        story.append(", now ").append(driver.now());
        driver.warnings().forEach(warning -> story.append("\nwarning: ").append(warning));
        List<Post> posts = driver.posts();
        int earlier = Math.max(0, posts.size() - TOLD);
        if (earlier > 0) {
            story.append("\n… ").append(earlier).append(" earlier: posts()");
        }
        for (Post post : posts.subList(earlier, posts.size())) {
            story.append('\n').append(post).append("\n  ").append(post.curl());
        }
        return story.toString();
    }

    @Override
    public void close() {
        driver.close();
    }
}
