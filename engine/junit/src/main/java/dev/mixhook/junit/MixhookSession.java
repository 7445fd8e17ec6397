package dev.mixhook.junit;

import dev.mixhook.junit.driver.Driver;

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
    private final Driver driver;
    private final long seed;
    private final long ownSeed;

    /**
     * @param seed of the run
     * @param ownSeed of this session, which the run's seed has drawn
     */
    MixhookSession(Driver driver, long seed, long ownSeed) {
        this.driver = new LockedDriver(driver);
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

    @Override
    public String id(String name) {
        return "mixhook-" + Long.toUnsignedString(ownSeed, Character.MAX_RADIX) + '-' + name;
    }

    @Override
    public long seed() {
        return seed;
    }

    /** What was sent so far, as command lines, and the seed: what a failure is told with. */
    String story() {
        StringBuilder story = new StringBuilder("mixhook, seed ").append(seed);
        story.append(", now ").append(driver.now());
        for (Post post : driver.posts()) {
            story.append('\n').append(post).append("\n  ").append(post.curl());
        }
        return story.toString();
    }

    @Override
    public void close() {
        driver.close();
    }
}
