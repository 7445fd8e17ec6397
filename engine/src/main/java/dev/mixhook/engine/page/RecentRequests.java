package dev.mixhook.engine.page;

import dev.mixhook.delivery.WebhookRequest;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What went out last, as it is to go out again. Safe for many threads at once. */
final class RecentRequests {
    private final NavigableMap<Long, Sized> requests = new TreeMap<>();
    private final long most;
    private long bytes;

    /**
     * @param most how many bytes of bodies are kept, about
     */
    RecentRequests(long most) {
        this.most = most;
    }

    private record Sized(WebhookRequest request, long size) {}

    synchronized void add(WebhookRequest request, long size) {
        requests.put(request.number(), new Sized(request, size));
        bytes += size;
        while (bytes > most && requests.size() > 1) {
            bytes -= requests.pollFirstEntry().getValue().size();
        }
    }

    /** The request of a POST; empty if it is not kept any more. */
    synchronized Optional<WebhookRequest> of(long post) {
        return Optional.ofNullable(requests.get(post)).map(Sized::request);
    }
}
