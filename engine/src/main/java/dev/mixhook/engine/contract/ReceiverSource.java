package dev.mixhook.engine.contract;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The receiver that a contract is about.
 *
 * @param url where it takes POSTs
 * @param start a command that starts it, as the shell reads it; null if it runs already
 * @param folder in which that runs
 * @param ready a URL that answers 200 once it is there; null if its own URL has to do
 */
public record ReceiverSource(
        String url, @Nullable String start, Path folder, @Nullable String ready) {
    /** The URL that is asked whether it is there. */
    String asked() {
        return ready == null ? url : ready;
    }

    ReceiverSource at(String other) {
        return new ReceiverSource(other, start, folder, ready);
    }
}
