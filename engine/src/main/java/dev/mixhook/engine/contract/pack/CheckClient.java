package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.CurlLine;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.RawRequest;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.delivery.WireFault;
import dev.mixhook.delivery.faults.Fault;
import dev.mixhook.engine.contract.finding.CheckExchange;
import dev.mixhook.engine.contract.finding.CurlScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Sends a check's requests, and remembers them. */
final class CheckClient {

    private final OkHttpSender sender;
    private final Webhook webhook;
    private final TestUsers users;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final CurlScript script = new CurlScript();

    CheckClient(OkHttpSender sender, Webhook webhook, TestUsers users) {
        this.sender = sender;
        this.webhook = webhook;
        this.users = users;
    }

    List<String> ids(List<TestUser> recipients) {
        return users.ids(recipients);
    }

    List<Echo.SentUser> sent(List<TestUser> recipients, StandardPack pack) {
        return recipients.stream()
                .map(user -> Echo.SentUser.of(users.id(user), users.stored(user, pack)))
                .toList();
    }

    CheckExchange send(TestPost post) {
        return send(post, webhook);
    }

    CheckExchange send(TestPost post, WireFault fault) {
        WebhookRequest request = envelope(post, webhook);
        boolean isWhole = fault instanceof WireFault.OwnConnection;
        String what = post.shown() + " (" + new Fault.OnTheWire(fault).text() + ')';
        script.add(what, () -> isWhole ? CurlScript.command(request) : Optional.empty());
        return kept(post, sender.send(request, fault));
    }

    /** With this added to the URL's query. */
    CheckExchange send(TestPost post, String query) {
        String url = webhook.url();
        String longer = url + (url.contains("?") ? '&' : '?') + query;
        return send(post, webhook.at(longer));
    }

    /** Without what says who sends it. */
    CheckExchange sendUnauthenticated(TestPost post) {
        return send(post, webhook.unauthenticated());
    }

    CheckExchange send(MalformedRequest malformed) {
        RawRequest request = malformed.request().apply(users);
        script.add(malformed.what(), () -> Optional.of(command(request)));
        return logged(malformed.what(), new CheckExchange(sender.send(webhook, request)));
    }

    private String command(RawRequest request) {
        return switch (request) {
            case RawRequest.Get _ -> CurlLine.get(webhook);
            case RawRequest.Post(String type, String body) -> CurlLine.of(webhook, type, body);
        };
    }

    /** Sends POSTs, so many at once; gives what came of them, in their order. */
    List<CheckExchange> sendAll(List<TestPost> posts, int atOnce) throws InterruptedException {
        String how = atOnce == 1 ? " on one connection" : ", " + atOnce + " at once";
        script.add(posts.size() + " POSTs" + how, Optional::empty);
        return all(
                posts.stream()
                        .<Callable<CheckExchange>>map(
                                post -> () -> sent(post, envelope(post, webhook)))
                        .toList(),
                atOnce);
    }

    /** Two copies at once, on two connections. */
    CheckExchange sendTwice(TestPost post) throws InterruptedException {
        WebhookRequest request = envelope(post, webhook);
        script.add(
                "two copies at once of " + post.shown(),
                () -> CurlScript.command(request).map(line -> line + " & " + line + " & wait"));
        WireFault own = new WireFault.OwnConnection();
        Callable<CheckExchange> copy = () -> kept(post, sender.send(request, own));
        return all(List.of(copy, copy), 2).getFirst();
    }

    private static List<CheckExchange> all(List<Callable<CheckExchange>> sends, int atOnce)
            throws InterruptedException {
        Semaphore free = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CheckExchange>> futures = new ArrayList<>();
            for (Callable<CheckExchange> send : sends) {
                free.acquire();
                futures.add(threads.submit(() -> released(send, free)));
            }
            List<CheckExchange> exchanges = new ArrayList<>();
            for (Future<CheckExchange> future : futures) {
                exchanges.add(future.get());
            }
            return exchanges;
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    private static CheckExchange released(Callable<CheckExchange> send, Semaphore free)
            throws Exception {
        try {
            return send.call();
        } finally {
            free.release();
        }
    }

    private WebhookRequest envelope(TestPost post, Webhook to) {
        return new WebhookRequest(1, to, users.body(post));
    }

    private CheckExchange send(TestPost post, Webhook to) {
        WebhookRequest request = envelope(post, to);
        boolean isFirst = script.isEmpty();
        script.add(
                post.shown(), () -> CurlScript.command(request).or(() -> piped(request, isFirst)));
        return sent(post, request);
    }

    private CheckExchange sent(TestPost post, WebhookRequest request) {
        return kept(post, sender.send(request));
    }

    private CheckExchange kept(TestPost post, Outcome outcome) {
        return logged(post.shown(), new CheckExchange(outcome));
    }

    /** The body of a check's first POST can be printed. */
    private Optional<String> piped(WebhookRequest request, boolean isFirst) {
        return isFirst
                ? Optional.of(
                        "mixhook verify --print-body %s --seed %d | %s"
                                .formatted(
                                        users.check().id(),
                                        users.seed(),
                                        CurlLine.piped(
                                                request.webhook(), request.body().contentType())))
                : Optional.empty();
    }

    private CheckExchange logged(String what, CheckExchange exchange) {
        log.add(what + ": " + exchange.seen());
        return exchange;
    }

    /** Sends all of them again, as far as that can be done by hand. */
    Optional<String> script() {
        return script.text();
    }

    /** What is the same several times in a row takes one line. */
    List<String> log() {
        List<String> lines = new ArrayList<>();
        String previous = "";
        int times = 0;
        for (String line : List.copyOf(log)) {
            times = line.equals(previous) ? times + 1 : 1;
            if (times > 1) {
                lines.removeLast();
            }
            lines.add(times > 1 ? line + " (" + times + " times)" : line);
            previous = line;
        }
        return lines;
    }
}
