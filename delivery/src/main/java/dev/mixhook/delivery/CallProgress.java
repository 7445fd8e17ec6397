package dev.mixhook.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** How far one POST got. Its outcome follows from this, not from the exception that ended it. */
final class CallProgress extends EventListener {
    private final long start = System.nanoTime();
    private boolean begun;
    private Protocol protocol = Protocol.HTTP_1_1;
    private @Nullable Request request;
    private @Nullable Response response;

    /** True once any of the request may have left. */
    boolean begun() {
        return begun;
    }

    /** The status of the response whose head is complete. */
    OptionalInt status() {
        return response == null ? OptionalInt.empty() : OptionalInt.of(response.code());
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The request's head as it went out, but for what is secret; empty if it did not. */
    List<String> requestHead(Secrets secrets) {
        return request == null
                ? List.of()
                : head(
                        request.method()
                                + " "
                                + target(secrets.url(request.url().toString()))
                                + " "
                                + shown(protocol),
                        request.headers(),
                        secrets);
    }

    /** The answer's head as it came, but for what is secret; empty if it did not come whole. */
    List<String> answerHead(Secrets secrets) {
        return response == null
                ? List.of()
                : head(
                        (shown(response.protocol())
                                        + " "
                                        + response.code()
                                        + " "
                                        + response.message())
                                .strip(),
                        response.headers(),
                        secrets);
    }

    private static String shown(Protocol protocol) {
        return protocol == Protocol.HTTP_2
                ? "HTTP/2"
                : protocol.toString().toUpperCase(Locale.ROOT);
    }

    private static String target(String url) {
        return url.substring(url.indexOf('/', "https://".length()));
    }

    private static List<String> head(String start, Headers headers, Secrets secrets) {
        ArrayList<String> lines = new ArrayList<String>();
        lines.add(start);
        for (int index = 0; index < headers.size(); index++) {
            String name = headers.name(index);
            String value = headers.value(index);
            lines.add(
                    name
                            + ": "
                            + (name.equalsIgnoreCase("Location")
                                    ? secrets.url(value)
                                    : secrets.header(name, value)));
        }
        return lines;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        protocol = connection.protocol();
    }

    @Override
    public void requestHeadersStart(Call call) {
        begun = true;
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        this.request = request;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        this.response = response;
    }
}
