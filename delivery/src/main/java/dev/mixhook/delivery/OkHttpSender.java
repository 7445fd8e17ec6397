package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Sends over HTTP/1.1, or HTTP/2 where a TLS receiver speaks it, each POST once: no redirects, no
 * repeats, no proxy; TLS is verified (R-W7, R-W8).
 */
public final class OkHttpSender implements Sender {
    private static final long LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_HEAD = 8 * 1024;

    private final EgressGuard guard;
    private final String userAgent;
    private final OkHttpClients clients;
    private final Map<Webhook, Addressed> addressed = new ConcurrentHashMap<>();
    private final Map<String, MediaType> types = new ConcurrentHashMap<>();

    /**
     * @param userAgent goes out as {@code User-Agent} unless a webhook's headers have another
     *     (R-W7)
     */
    public OkHttpSender(EgressGuard guard, String userAgent) {
        this(guard, userAgent, new Trust.Default());
    }

    /**
     * @param userAgent goes out as {@code User-Agent} unless a webhook's headers have another
     *     (R-W7)
     * @param trust in receivers of webhooks that have nothing else to say (R-W8)
     */
    public OkHttpSender(EgressGuard guard, String userAgent, Trust trust) {
        this.guard = guard;
        this.userAgent = userAgent;
        this.clients = new OkHttpClients(guard, trust);
    }

    @Override
    public Outcome send(WebhookRequest request) {
        Addressed to = to(request.webhook());
        return send(request, to, to.client(), new CallProgress());
    }

    /**
     * Sends a request once (R-W8), waits for what becomes of it, and tells what went over the wire.
     */
    public Transcript exchange(WebhookRequest request) {
        CallProgress progress = new CallProgress();
        Addressed to = to(request.webhook());
        Outcome outcome = send(request, to, to.client(), progress);
        Secrets secrets = request.webhook().secrets();
        return new Transcript(progress.requestHead(secrets), progress.answerHead(secrets), outcome);
    }

    /**
     * Sends what no campaign would, to where the webhook's POSTs go.
     *
     * @throws IllegalArgumentException if a content type is none
     */
    public Outcome send(Webhook webhook, RawRequest raw) {
        Addressed to = to(webhook);
        Request.Builder request = to.request().newBuilder();
        return send(
                webhook,
                switch (raw) {
                    case RawRequest.Get _ -> request.get().build();
                    case RawRequest.Post(String type, String body) ->
                            request.post(new OneShotBody(MediaType.get(type), body.getBytes(UTF_8)))
                                    .build();
                },
                to.client(),
                new CallProgress(),
                meaning(webhook));
    }

    /** What an answer means to a request that has no body of the format. */
    private static Function<Answer, Outcome> meaning(Webhook webhook) {
        WebhookBody none = WebhookBody.kept(List.of(), new byte[0]);
        return answer -> webhook.format().outcome(none, answer);
    }

    /**
     * GETs, and once more, on a new connection, if that broke before the answer: a GET changes
     * nothing, so it may be asked again (RFC 9110, 9.2.2). Both together have the webhook's
     * time-out.
     */
    public Outcome get(Webhook webhook) {
        CallProgress progress = new CallProgress();
        Addressed to = to(webhook);
        Request request = to.request().newBuilder().get().build();
        Outcome outcome = send(webhook, request, to.client(), progress, meaning(webhook));
        Duration left = webhook.timeout().minus(progress.sinceStart());
        if (!(outcome instanceof Outcome.Uncertain) || left.toMillis() < 1) {
            return outcome;
        }
        Webhook again = webhook.within(left, webhook.connectTimeout());
        return send(again, request, clients.unshared(again), new CallProgress(), meaning(again));
    }

    @Override
    public Outcome send(WebhookRequest request, WireFault fault) {
        Addressed to = to(request.webhook());
        return send(request, to, new FaultyWire(fault).of(to.client()), new CallProgress());
    }

    @Override
    public void close() {
        clients.closeIdle();
    }

    private Outcome send(
            WebhookRequest request, Addressed to, OkHttpClient client, CallProgress progress) {
        WebhookBody body = request.body();
        MediaType type = types.computeIfAbsent(body.contentType(), MediaType::get);
        Request.Builder sent = to.request().newBuilder().post(new OneShotBody(type, body.bytes()));
        body.headers().forEach(sent::header);
        return send(request.webhook(), sent.build(), client, progress, request::outcome);
    }

    private Outcome send(
            Webhook webhook,
            Request request,
            OkHttpClient client,
            CallProgress progress,
            Function<Answer, Outcome> meaning) {
        Call call = client.newCall(request);
        call.timeout().timeout(webhook.timeout().toNanos(), TimeUnit.NANOSECONDS);
        call.addEventListener(progress);
        try {
            guard.checkLiteral(request.url().host());
            return meaning.apply(answer(call, progress, webhook.secrets()));
        } catch (Exception failure) {
            // OkHttp reports some malformed heads unchecked; any other such exception is a bug.
            if (failure instanceof RuntimeException bug && !progress.begun()) {
                throw bug;
            }
            // Not declared by OkHttp, yet thrown while it waits for a connection.
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return unanswered(webhook, call, progress, failure, meaning);
        }
    }

    private Addressed to(Webhook webhook) {
        return addressed.computeIfAbsent(webhook, this::address);
    }

    private Addressed address(Webhook webhook) {
        Request.Builder request = new Request.Builder().url(webhook.target());
        request.header("User-Agent", userAgent);
        webhook.ownHeaders().forEach(request::header);
        return new Addressed(request.build(), clients.of(webhook));
    }

    private static Answer answer(Call call, CallProgress progress, Secrets secrets)
            throws IOException {
        try (Response response = call.execute()) {
            String location = response.header("Location");
            Answer answer =
                    read(response.code(), response.body(), progress)
                            .puttingOff(response.header("Retry-After"))
                            .headed(head(response.headers(), secrets));
            return location == null || response.code() / 100 != 3
                    ? answer
                    : answer.pointingTo(secrets.url(location));
        }
    }

    private static String head(Headers headers, Secrets secrets) {
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < headers.size() && head.length() < LONGEST_HEAD; i++) {
            String name = headers.name(i);
            head.append(name).append(": ");
            head.append(secrets.header(name, headers.value(i))).append('\n');
        }
        return head.substring(0, Math.min(head.length(), LONGEST_HEAD));
    }

    private static Answer read(int status, ResponseBody body, CallProgress progress)
            throws IOException {
        BufferedSource source = body.source();
        boolean whole = true;
        try {
            source.request(LONGEST_ANSWER);
        } catch (IOException _) {
            // The head has decided (R-D1); what came of the body is the answer.
            whole = false;
        }
        Buffer buffer = source.getBuffer();
        String text = buffer.readUtf8(Math.min(buffer.size(), LONGEST_ANSWER));
        return new Answer(status, text, whole, progress.sinceStart(), null, null, null, "");
    }

    private static Outcome unanswered(
            Webhook webhook,
            Call call,
            CallProgress progress,
            Exception failure,
            Function<Answer, Outcome> meaning) {
        OptionalInt status = progress.status();
        if (status.isPresent()) {
            Duration took = progress.sinceStart();
            return meaning.apply(
                    new Answer(status.getAsInt(), "", false, took, null, null, null, ""));
        }
        Reason reason = new Reason(webhook, call.isCanceled());
        return progress.begun()
                ? new Outcome.Uncertain(reason.uncertain(failure))
                : new Outcome.Unreachable(reason.unreachable(failure));
    }
}
