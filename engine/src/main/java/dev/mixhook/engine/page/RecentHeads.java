package dev.mixhook.engine.page;

import dev.mixhook.engine.receiver.Request;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The heads of the requests that came to a receiver last, with what is secret of them. Safe for
 * many threads at once.
 */
final class RecentHeads {
    private static final long MOST_CHARACTERS = 2 << 20;

    private final NavigableMap<Long, String> heads = new TreeMap<>();
    private long characters;

    /**
     * Keeps one.
     *
     * @param id by which it is asked for
     */
    synchronized void add(long id, Request request) {
        String head =
                request.headers().stream()
                        .map(header -> header.name() + ": " + header.value())
                        .collect(Collectors.joining("\n", request.target() + '\n', ""));
        heads.put(id, head);
        characters += head.length();
        while (characters > MOST_CHARACTERS && heads.size() > 1) {
            characters -= heads.pollFirstEntry().getValue().length();
        }
    }

    /** The target, and a line a header; empty if it is not kept any more. */
    synchronized Optional<String> of(long id) {
        return Optional.ofNullable(heads.get(id));
    }
}
