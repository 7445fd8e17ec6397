package dev.mixhook.delivery;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.ResponseBody;

/**
 * Sends over HTTP/1.1, each POST once: no redirects, no repeats, no proxy; TLS is verified (R-W7,
 * R-W8).
 */
public final class OkHttpSender implements Sender {
    private static final long LONGEST_ANSWER = 64 * 1024;

    private final EgressGuard guard;
    private final String userAgent;
    private final Clients clients;

    /**
     * @param userAgent goes out as {@code User-Agent} unless a webhook's headers have another
     *     (R-W7)
     */
    public OkHttpSender(EgressGuard guard, String userAgent) {
        this.guard = guard;
        this.userAgent = userAgent;
        this.clients = new Clients(guard);
    }

    @Override
    public Outcome send(Webhook webhook, Batch batch) {
        var call = clients.of(webhook).newCall(request(webhook, batch));
        var progress = new Progress();
        call.addEventListener(progress);
        try {
            guard.checkLiteral(webhook.host());
            return answered(webhook, call);
        } catch (Exception failure) {
            // OkHttp reports some malformed heads unchecked; any other such exception is a bug.
            if (failure instanceof RuntimeException bug && !progress.begun()) {
                throw bug;
            }
            // Not declared by OkHttp, yet thrown while it waits for a connection.
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return unanswered(webhook, call, progress, failure);
        }
    }

    @Override
    public void close() {
        clients.closeIdle();
    }

    private Request request(Webhook webhook, Batch batch) {
        var request = new Request.Builder().url(webhook.target()).header("User-Agent", userAgent);
        webhook.headers().forEach(request::header);
        return request.post(new OneShotForm(UsersForm.encode(batch))).build();
    }

    private static Outcome answered(Webhook webhook, Call call) throws IOException {
        try (var response = call.execute()) {
            return byStatus(webhook, response.code(), text(response.body()));
        }
    }

    private static Outcome unanswered(
            Webhook webhook, Call call, Progress progress, Exception failure) {
        var status = progress.status();
        if (status.isPresent()) {
            return byStatus(webhook, status.getAsInt(), "");
        }
        var reason = new Reason(webhook, call.isCanceled());
        return progress.begun()
                ? new Outcome.Uncertain(reason.uncertain(failure))
                : new Outcome.Unreachable(reason.unreachable(failure));
    }

    private static Outcome byStatus(Webhook webhook, int status, String answer) {
        return webhook.accept().accepts(status)
                ? new Outcome.Accepted(status)
                : new Outcome.Refused(status, answer);
    }

    private static String text(ResponseBody body) throws IOException {
        var source = body.source();
        try {
            source.request(LONGEST_ANSWER);
        } catch (IOException _) {
            // The head has decided (R-D1); what came of the body is the answer.
        }
        var buffer = source.getBuffer();
        return buffer.readUtf8(Math.min(buffer.size(), LONGEST_ANSWER));
    }
}
