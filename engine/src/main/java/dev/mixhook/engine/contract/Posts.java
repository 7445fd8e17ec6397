package dev.mixhook.engine.contract;

import dev.mixhook.delivery.CurlLine;
import dev.mixhook.delivery.Envelope;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.RawRequest;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WireFault;
import dev.mixhook.delivery.faults.Fault;
import dev.mixhook.engine.text.Counted;
import java.nio.charset.StandardCharsets;
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
final class Posts {
    static final String FORM = "application/x-www-form-urlencoded";

    /** Of a body; what is longer, a command line does not show. */
    private static final int LONGEST = 4000;

    private final OkHttpSender sender;
    private final Webhook webhook;
    private final Cast cast;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Script script = new Script();

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
        boolean isWhole = fault instanceof WireFault.OwnConnection;
        String what = what(envelope) + " (" + new Fault.OnTheWire(fault).text() + ')';
        script.add(what, () -> isWhole ? command(envelope) : Optional.empty());
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
        script.add(oddity.what(), () -> Optional.of(command(request)));
        return logged(oddity.what(), new Exchange(sender.send(webhook, request)));
    }

    private String command(RawRequest request) {
        return switch (request) {
            case RawRequest.Get _ -> CurlLine.get(webhook);
            case RawRequest.Post(String type, String body) -> CurlLine.of(webhook, type, body);
        };
    }

    /** So many at once; what came of them, in their order. */
    List<Exchange> sendAll(List<List<Guest>> posts, int atOnce) throws InterruptedException {
        String how = atOnce == 1 ? " on one connection" : ", " + atOnce + " at once";
        script.add(posts.size() + " POSTs" + how, Optional::empty);
        return all(
                posts.stream().<Callable<Exchange>>map(post -> () -> sent(envelope(post))).toList(),
                atOnce);
    }

    /** Two copies at once, on two connections. */
    Exchange sendTwice(List<Guest> guests) throws InterruptedException {
        Envelope envelope = envelope(guests);
        script.add(
                "two copies at once of " + what(envelope),
                () -> command(envelope).map(line -> line + " & " + line + " & wait"));
        WireFault own = new WireFault.OwnConnection();
        Callable<Exchange> copy = () -> kept(envelope, sender.send(envelope, own));
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
        boolean isFirst = script.isEmpty();
        script.add(what(envelope), () -> command(envelope).or(() -> piped(envelope, isFirst)));
        return sent(envelope);
    }

    private Exchange sent(Envelope envelope) {
        return kept(envelope, sender.send(envelope));
    }

    private Exchange kept(Envelope envelope, Outcome outcome) {
        return logged(what(envelope), new Exchange(outcome));
    }

    private static String what(Envelope envelope) {
        return "a POST of " + Counted.of(envelope.form().users().size(), "user");
    }

    /** The command line that sends it; nothing if that would be too long. */
    static Optional<String> command(Envelope envelope) {
        byte[] body = envelope.form().bytes();
        return body.length <= LONGEST
                ? Optional.of(
                        CurlLine.of(
                                envelope.webhook(),
                                FORM,
                                new String(body, StandardCharsets.US_ASCII)))
                : Optional.empty();
    }

    /** The body of a check's first POST can be printed. */
    private Optional<String> piped(Envelope envelope, boolean isFirst) {
        return isFirst
                ? Optional.of(
                        "mixhook verify --body %s --seed %d | %s"
                                .formatted(
                                        cast.check().id(),
                                        cast.seed(),
                                        CurlLine.piped(envelope.webhook(), FORM)))
                : Optional.empty();
    }

    private Exchange logged(String what, Exchange exchange) {
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
