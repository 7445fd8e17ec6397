package dev.mixhook.junit;

import dev.mixhook.junit.driver.Checks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Mixpanel's side in the tests of a receiver of its webhooks: the real engine in virtual time. Each
 * test has a session of its own, whose steps this class has.
 *
 * <pre>{@code
 * @RegisterExtension
 * static Mixhook mixhook = Mixhook.startingAt("2026-01-01T00:00:00Z").campaigns("src/test/mixhook");
 *
 * @Test
 * void a_lapsed_buyer_is_reported_once(@LocalServerPort int port) {
 *     mixhook.to("http://localhost:" + port + "/hooks/mixpanel");
 *     mixhook.person("ana", p -> p.set("plan", "pro"));
 *     mixhook.lose(answerOf(post(1)));
 *     mixhook.advance(Duration.ofDays(15));
 *     assertThat(mixhook.posts()).hasSize(2);
 * }
 * }</pre>
 *
 * <p>Tests may run in parallel. Each finds its own session in its own thread, and in those that it
 * starts; where only one test runs, everywhere. A test that fails tells the seed of the run, and
 * what was sent, as command lines. Without JUnit on the class path begin with {@link
 * MixhookSession}.
 */
public final class Mixhook extends MixhookSetup<Mixhook>
        implements MixhookSteps,
                BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler {
    private static final String KEY = "session";

    private final Namespace namespace = Namespace.create(Mixhook.class, new Object());

    /** A class of tests may have several of these, each with a session of its own. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable LazySession> current = new InheritableThreadLocal<>();

    private final Set<LazySession> open = ConcurrentHashMap.newKeySet();
    private boolean isPerClass;

    private Mixhook(String instant) {
        super(instant);
    }

    /**
     * Begins to set it up.
     *
     * @param instant at which sessions begin, such as {@code 2026-01-01T00:00:00Z}
     */
    public static Mixhook startingAt(String instant) {
        return new Mixhook(instant);
    }

    /** Begins to set it up for checks and contract files alone, for which no instant matters. */
    public static Mixhook forChecks() {
        return new Mixhook(Instant.EPOCH.toString());
    }

    @Override
    Mixhook self() {
        return this;
    }

    /** All tests of a class, and of those nested in it, share a session; for a static field. */
    public Mixhook perClass() {
        isPerClass = true;
        return this;
    }

    @Override
    public MixhookSession session() {
        LazySession own = current.get();
        if (own == null && open.size() == 1) {
            own = open.iterator().next();
        }
        if (own == null) {
            throw new IllegalStateException(
                    open.isEmpty()
                            ? "a session begins with each test, and none runs. Annotate the field"
                                    + " with @RegisterExtension, and tell steps in tests or in"
                                    + " @BeforeEach; perClass() has one from @BeforeAll on"
                            : open.size()
                                    + " tests run at once, and this thread is none of theirs."
                                    + " Take mixhook.session() in the test, and use that");
        }
        return own.get();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(namespace);
        if (isPerClass) {
            LazySession whole = store.get(KEY, LazySession.class);
            current.set(whole == null ? begun(context) : whole);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!isPerClass) {
            current.set(begun(context));
            return;
        }
        LazySession whole = context.getStore(namespace).get(KEY, LazySession.class);
        if (whole == null) {
            throw new IllegalStateException("perClass() is for a static field");
        }
        current.set(whole);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    private LazySession begun(ExtensionContext context) {
        LazySession begun = new LazySession(() -> open(seedOf(context.getUniqueId())));
        context.getStore(namespace).put(KEY, begun);
        open.add(begun);
        return begun;
    }

    private void end(ExtensionContext context) {
        current.remove();
        LazySession own = context.getStore(namespace).remove(KEY, LazySession.class);
        if (own != null) {
            open.remove(own);
            own.close();
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        LazySession own = current.get();
        if (own != null) {
            own.story().map(WhatWasSent::new).ifPresent(failure::addSuppressed);
        }
        throw failure;
    }

    /**
     * What every receiver of the webhook of Messages has to bear, a test each, for a {@code
     * TestFactory}. A check of what a receiver should do, and need not, is aborted where it fails.
     *
     * @param counts how often the receiver has acted on a user
     */
    public Stream<DynamicTest> standardChecks(String url, ToLongFunction<String> counts) {
        return standardChecks("messages", url, counts);
    }

    /**
     * What every receiver of one of Mixpanel's webhooks has to bear, a test each.
     *
     * @param format {@code messages}, {@code cohort_sync} or {@code event_stream}
     * @param counts how often the receiver has acted on a user, or, of a cohort, 1 for a member and
     *     0 for anybody else; null if there is no way to ask, and checks that need it are aborted
     */
    public Stream<DynamicTest> standardChecks(
            String format, String url, @Nullable ToLongFunction<String> counts) {
        return tests(engines().standard(format, url, counts, seedOf(url)));
    }

    /**
     * What a contract file claims of its receiver, a test each: standard checks and scenarios.
     *
     * @throws IllegalArgumentException if the file is wrong: all of it at once
     */
    public Stream<DynamicTest> contract(String file) {
        return contract(file, null, null);
    }

    /**
     * What a contract file claims of the receiver at a URL, a test each.
     *
     * @param url null for where the file says
     * @throws IllegalArgumentException if the file is wrong: all of it at once
     */
    public Stream<DynamicTest> contract(String file, @Nullable String url) {
        return contract(file, url, null);
    }

    /**
     * What a contract file claims of the receiver at a URL, a test each, with the test itself in
     * the place of the file's {@code probe}.
     *
     * @param url null for where the file says
     * @param counts how often the receiver has acted on a user, or, of a cohort, 1 for a member and
     *     0 for anybody else; null to ask as the file says
     * @throws IllegalArgumentException if the file is wrong: all of it at once
     */
    public Stream<DynamicTest> contract(
            String file, @Nullable String url, @Nullable ToLongFunction<String> counts) {
        return tests(engines().contract(Path.of(file), url, counts, variables(), seedOf(file)));
    }

    private Stream<DynamicTest> tests(Checks checks) {
        return new CheckTests(checks, runSeed()).all();
    }
}
