package dev.mixhook.engine.page;

import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.execution.ByHand;
import dev.mixhook.targeting.person.People;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An engine that a page shows while it runs, and through which the page acts: both on the engine's
 * thread, to which it is brought from others.
 */
public final class LiveRun implements PageActor, AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Time alone changes who matches: so often it is looked at though nothing was told. */
    private static final int LOOKS = 60;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LivePage page;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("page").factory());
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private volatile @Nullable Shown shown;
    private int looks;

    private record Shown(Engine engine, People people) {}

    /** Nothing runs yet. */
    public LiveRun(LivePage page) {
        this.page = page;
        Future<?> _ =
                timer.scheduleWithFixedDelay(
                        this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * An engine runs from now on, in place of another; on its thread.
     *
     * @param people whom it is about
     */
    public void begin(PageHead head, People people, Engine engine) {
        shown = new Shown(engine, people);
        page.begin(head, people);
        page.refresh(engine, people);
    }

    private void look() {
        Shown now = shown;
        looks++;
        boolean isTime = page.isChanged() || looks % LOOKS == 0;
        if (now != null && isTime && !isAsked.getAndSet(true)) {
            now.engine().post(this::refresh);
        }
    }

    /** On the engine's thread, which may be that of a later one by now. */
    private void refresh() {
        isAsked.set(false);
        Shown now = shown;
        if (now != null) {
            page.refresh(now.engine(), now.people());
        }
    }

    @Override
    public String act(PageAction action) throws ActionRefusedException {
        return switch (action) {
            case PageAction.SendAgain(String campaign, long post) -> {
                WebhookRequest request =
                        page.request(post)
                                .orElseThrow(
                                        () ->
                                                new ActionRefusedException(
                                                        "what went out in POST "
                                                                + post
                                                                + " is not kept any more"));
                yield done(() -> sent(byHand().again(campaign, request.body())));
            }
            case PageAction.SendNow(String campaign, String user) ->
                    done(() -> sent(byHand().send(campaign, user)));
            case PageAction.Test(String campaign) ->
                    done(() -> sent(byHand().test(campaign, seed())) + ", a test");
            case PageAction.Show(String campaign) -> done(() -> byHand().url(campaign));
            case PageAction.Pause(String campaign) ->
                    done(
                            () -> {
                                byHand().pause(campaign);
                                return campaign + " is paused";
                            });
            case PageAction.Resume(String campaign) ->
                    done(
                            () -> {
                                byHand().resume(campaign);
                                return campaign + " goes on";
                            });
        };
    }

    private static String sent(long post) {
        return "POST " + post + " is on its way";
    }

    private static long seed() {
        return ThreadLocalRandom.current().nextLong();
    }

    private ByHand byHand() {
        Shown now = shown;
        if (now == null) {
            throw new IllegalArgumentException("nothing runs yet");
        }
        return now.engine().byHand();
    }

    /** What something gives that is done on the engine's thread. */
    private String done(Supplier<String> task) throws ActionRefusedException {
        Shown now = shown;
        if (now == null) {
            throw new ActionRefusedException("nothing runs yet");
        }
        CompletableFuture<String> done = new CompletableFuture<>();
        now.engine().post(() -> complete(done, task));
        try {
            return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new ActionRefusedException(reason(e));
        } catch (TimeoutException _) {
            throw new ActionRefusedException(
                    "mixhook has not come to it yet; it is done as soon as it does");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ActionRefusedException("mixhook ends");
        }
    }

    private static String reason(ExecutionException refused) {
        Throwable cause = refused.getCause();
        return String.valueOf(cause == null ? refused.getMessage() : cause.getMessage());
    }

    private void complete(CompletableFuture<String> done, Supplier<String> task) {
        try {
            done.complete(task.get());
            refresh();
        } catch (IllegalArgumentException e) {
            done.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
