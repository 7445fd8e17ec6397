package dev.mixhook.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.ledger.Transition;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is back of POSTs by the time that the engine looks is committed together, in order. */
class DispatcherTest {
    private static final int POSTS = 3;
    private static final Instant DUE = Instant.parse("2026-01-05T09:00:00Z");

    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final ExecutorService carrier = Executors.newSingleThreadExecutor();
    private final Ledger ledger = LedgerLocation.memory().open();
    private final List<String> happened = new ArrayList<>();
    private final List<Post> posts = IntStream.rangeClosed(1, POSTS).mapToObj(this::post).toList();

    @BeforeEach
    void plan() {
        ledger.plan(posts, List.of(), posts);
    }

    @AfterEach
    void close() {
        carrier.shutdownNow();
        ledger.close();
    }

    @Test
    void posts_that_are_back_together_are_settled_in_one_transaction() throws Exception { // R-D6
        try (Dispatcher dispatcher = dispatcher(0)) {
            sendAll(dispatcher);
            dispatcher.settleAll();
            assertThat(dispatcher.isIdle()).isTrue();
        }
        assertThat(happened).containsExactly("commit [1, 2, 3]", "told 1", "told 2", "told 3");
        assertThat(states()).containsOnly(PostState.ACCEPTED);
    }

    @Test
    void what_came_back_beside_a_bug_is_not_lost() throws Exception { // R-D6
        try (Dispatcher dispatcher = dispatcher(2)) {
            sendAll(dispatcher);
            assertThatThrownBy(dispatcher::settleAll).hasMessage("a bug");
        }
        assertThat(happened).containsExactly("commit [1, 3]", "told 1");
        assertThat(states())
                .containsExactly(PostState.ACCEPTED, PostState.SENT, PostState.ACCEPTED);
    }

    @Test
    void a_post_that_is_waited_for_alone_is_carried_by_whoever_waits() throws Exception { // R-W9
        List<Thread> carriers = new ArrayList<>();
        try (Dispatcher dispatcher = noting(carriers)) {
            dispatcher.waitedFor(true);
            send(dispatcher, posts.getFirst());
            dispatcher.settleAll();
        }
        assertThat(carriers).containsExactly(Thread.currentThread());
        assertThat(happened).containsExactly("commit [1]", "told 1");
    }

    @Test
    void posts_that_are_waited_for_together_are_carried_beside_each_other()
            throws Exception { // R-W9
        List<Thread> carriers = Collections.synchronizedList(new ArrayList<>());
        try (Dispatcher dispatcher = noting(carriers)) {
            dispatcher.waitedFor(true);
            sendAll(dispatcher);
            dispatcher.settleAll();
            assertThat(dispatcher.isIdle()).isTrue();
        }
        assertThat(carriers).hasSize(POSTS).doesNotContain(Thread.currentThread());
        assertThat(states()).containsOnly(PostState.ACCEPTED);
    }

    private Dispatcher noting(List<Thread> carriers) {
        Sender sender =
                new Sender() {
                    @Override
                    public Outcome send(WebhookRequest request) {
                        carriers.add(Thread.currentThread());
                        return new Outcome.Accepted(Answer.of(200, ""));
                    }

                    @Override
                    public void close() {}
                };
        return new Dispatcher(sender, watched(), inbox, carrier);
    }

    private Dispatcher dispatcher(long broken) {
        return new Dispatcher(new Accepting(broken), watched(), inbox, carrier);
    }

    /** Until all of them are back: one thread carries them, one after the other. */
    private void sendAll(Dispatcher dispatcher) throws Exception {
        for (Post post : posts) {
            send(dispatcher, post);
        }
        carrier.submit(() -> {}).get();
    }

    private void send(Dispatcher dispatcher, Post post) {
        dispatcher.send(
                new WebhookRequest(
                        post.n(),
                        Webhook.to("http://localhost/"),
                        WebhookBody.kept(post.users(), new byte[0])),
                (outcome, transitions) -> {
                    transitions.add(new Transition.Settled(post, outcome));
                    return () -> happened.add("told " + post.n());
                });
    }

    private Ledger watched() {
        return (Ledger)
                Proxy.newProxyInstance(
                        Ledger.class.getClassLoader(),
                        new Class<?>[] {Ledger.class},
                        (_, method, arguments) -> {
                            Object answer = method.invoke(ledger, arguments);
                            happened.add("commit " + numbers((List<?>) arguments[0]));
                            return answer;
                        });
    }

    private static List<Long> numbers(List<?> transitions) {
        return transitions.stream().map(one -> ((Transition) one).post().n()).toList();
    }

    private List<PostState> states() {
        List<PostState> states = new ArrayList<>();
        ledger.replay("free", (_, state) -> states.add(state));
        return states;
    }

    private Post post(long n) {
        return new Post(
                n,
                "free",
                DUE,
                DUE.atOffset(ZoneOffset.UTC),
                1,
                (int) n,
                POSTS,
                List.of("u" + n),
                List.of());
    }

    /**
     * Accepts every POST but one.
     *
     * @param broken the number of the one at which it breaks
     */
    private record Accepting(long broken) implements Sender {
        @Override
        public Outcome send(WebhookRequest request) {
            if (request.number() == broken) {
                throw new IllegalStateException("a bug");
            }
            return new Outcome.Accepted(Answer.of(200, ""));
        }

        @Override
        public void close() {}
    }
}
