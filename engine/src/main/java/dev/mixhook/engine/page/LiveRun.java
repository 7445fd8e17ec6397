package dev.mixhook.engine.page;

import dev.mixhook.delivery.CurlLine;
import dev.mixhook.delivery.Secrets;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.execution.ByHand;
import dev.mixhook.targeting.person.People;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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

    private final LivePage page;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("page").factory());
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private final LiveQuestions questions = new LiveQuestions(this::shown);
    private volatile @Nullable ShownRun shown;
    private int looks;

    /** Nothing runs yet. */
    public LiveRun(LivePage page) {
        this.page = page;
        Future<?> _ =
                timer.scheduleWithFixedDelay(
                        this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private @Nullable ShownRun shown() {
        return shown;
    }

    /** Answers what somebody at the page wants to know. */
    PageAnswerer answerer() {
        return questions;
    }

    /**
     * An engine runs from now on, in place of another; on its thread.
     *
     * @param people whom it is about
     * @param data what it runs on
     */
    public void begin(PageHead head, People people, Engine engine, DataAgain data) {
        ShownRun before = shown;
        Instant from = before == null ? head.from() : before.from();
        shown = new ShownRun(head, from, people, engine, data);
        page.begin(head, people);
        page.refresh(engine, people);
    }

    private void look() {
        ShownRun now = shown;
        looks++;
        boolean isTime = page.isChanged() || looks % LOOKS == 0;
        if (now != null && isTime && !isAsked.getAndSet(true)) {
            now.engine().post(this::refresh);
        }
    }

    /** On the engine's thread, which may be that of a later one by now. */
    private void refresh() {
        isAsked.set(false);
        ShownRun now = shown;
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
            case PageAction.Show(String campaign) ->
                    done(() -> secrets(byHand().webhook(campaign)));
            case PageAction.ShowRequest(long id) ->
                    page.head(id)
                            .orElseThrow(
                                    () ->
                                            new ActionRefusedException(
                                                    "its head is not kept any more"));
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

    /** A webhook's URL, and a line that sends to it, both with what is secret. */
    private static String secrets(Webhook webhook) {
        Webhook shown = webhook.with(Secrets.SHOWN);
        return shown.shownUrl() + '\n' + CurlLine.get(shown);
    }

    private static String sent(long post) {
        return "POST " + post + " is on its way";
    }

    private static long seed() {
        return ThreadLocalRandom.current().nextLong();
    }

    private ByHand byHand() {
        ShownRun now = shown;
        if (now == null) {
            throw new IllegalArgumentException("nothing runs yet");
        }
        return now.engine().byHand();
    }

    /** What something gives that is done on the engine's thread. */
    private String done(Supplier<String> task) throws ActionRefusedException {
        ShownRun now = shown;
        if (now == null) {
            throw new ActionRefusedException("nothing runs yet");
        }
        return EngineCall.of(
                now.engine(),
                () -> {
                    String done = task.get();
                    refresh();
                    return done;
                });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
