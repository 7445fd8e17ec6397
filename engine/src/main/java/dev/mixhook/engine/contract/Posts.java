package dev.mixhook.engine.contract;

import dev.mixhook.delivery.CurlLine;
import dev.mixhook.delivery.Envelope;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.RawRequest;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WireFault;
import dev.mixhook.engine.text.Counted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Sends a check's requests, and remembers them. */
final class Posts {
    static final String FORM = "application/x-www-form-urlencoded";

    /** Of a body; what is longer, a command line does not show. */
    private static final int LONGEST = 4000;

    private final OkHttpSender sender;
    private final Webhook webhook;
    private final Cast cast;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private volatile Supplier<String> last = () -> "";

    Posts(OkHttpSender sender, Webhook webhook, Cast cast) {
        this.sender = sender;
        this.webhook = webhook;
        this.cast = cast;
    }

    List<String> ids(List<Guest> guests) {
        return cast.ids(guests);
    }

    List<Echo.Sent> sent(List<Guest> guests) {
        return guests.stream()
                .map(guest -> Echo.Sent.of(cast.id(guest), cast.properties(guest)))
                .toList();
    }

    Exchange send(List<Guest> guests) {
        return send(envelope(guests));
    }

    Exchange send(List<Guest> guests, WireFault fault) {
        Envelope envelope = envelope(guests);
        return kept(envelope, sender.send(envelope, fault));
    }

    /** With this added to the URL's query. */
    Exchange send(List<Guest> guests, String query) {
        String url = webhook.url();
        String longer = url + (url.contains("?") ? '&' : '?') + query;
        return send(new Envelope(1, webhook.at(longer), cast.form(guests, webhook.json())));
    }

    Exchange send(Oddity oddity) {
        RawRequest request = oddity.request().apply(cast);
        Outcome outcome = sender.send(webhook, request);
        Supplier<String> curl =
                () ->
                        switch (request) {
                            case RawRequest.Get _ -> CurlLine.get(webhook);
                            case RawRequest.Post(String type, String body) ->
                                    CurlLine.of(webhook, type, body);
                        };
        return logged(oddity.what(), new Exchange(curl, outcome));
    }

    /** So many at once; what came of them, in their order. */
    List<Exchange> sendAll(List<List<Guest>> posts, int atOnce) throws InterruptedException {
        return all(
                posts.stream().<Callable<Exchange>>map(post -> () -> send(post)).toList(), atOnce);
    }

    /** Two copies at once, on two connections. */
    Exchange sendTwice(List<Guest> guests) throws InterruptedException {
        Callable<Exchange> copy = () -> send(guests, new WireFault.OwnConnection());
        return all(List.of(copy, copy), 2).getFirst();
    }

    private static List<Exchange> all(List<Callable<Exchange>> sends, int atOnce)
            throws InterruptedException {
        Semaphore free = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Exchange>> futures = new ArrayList<>();
            for (Callable<Exchange> send : sends) {
                free.acquire();
                futures.add(threads.submit(() -> released(send, free)));
            }
            List<Exchange> exchanges = new ArrayList<>();
            for (Future<Exchange> future : futures) {
                exchanges.add(future.get());
            }
            return exchanges;
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    private static Exchange released(Callable<Exchange> send, Semaphore free) throws Exception {
        try {
            return send.call();
        } finally {
            free.release();
        }
    }

    private Envelope envelope(List<Guest> guests) {
        return new Envelope(1, webhook, cast.form(guests, webhook.json()));
    }

    private Exchange send(Envelope envelope) {
        return kept(envelope, sender.send(envelope));
    }

    private Exchange kept(Envelope envelope, Outcome outcome) {
        int users = envelope.form().users().size();
        String what = "a POST of " + Counted.of(users, "user");
        return logged(what, new Exchange(() -> curl(envelope), outcome));
    }

    private String curl(Envelope envelope) {
        byte[] body = envelope.form().bytes();
        return body.length <= LONGEST
                ? CurlLine.of(envelope.webhook(), FORM, new String(body, StandardCharsets.US_ASCII))
                : "mixhook verify --body %s --seed %d | %s"
                        .formatted(
                                cast.check().id(),
                                cast.seed(),
                                CurlLine.piped(envelope.webhook(), FORM));
    }

    private Exchange logged(String what, Exchange exchange) {
        log.add(what + ": " + exchange.seen());
        last = exchange.curl();
        return exchange;
    }

    /** Repeats the last of them. */
    String last() {
        return last.get();
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
