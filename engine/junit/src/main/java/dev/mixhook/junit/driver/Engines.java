package dev.mixhook.junit.driver;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Where sessions and verifications run. */
public interface Engines {
    /**
     * Begins a session.
     *
     * @throws IllegalArgumentException if campaigns, project or data are wrong: all of it at once
     */
    Driver begin(Beginning beginning);

    /**
     * The standard pack of a format.
     *
     * @param url of the receiver
     * @param counts how often it has acted on a user; null if there is no way to ask
     * @param seed of the ids of the users
     */
    Checks standard(String format, String url, @Nullable ToLongFunction<String> counts, long seed);

    /**
     * What a contract file claims.
     *
     * @param url of the receiver; null for where the file says
     * @param counts how often it has acted on a user; null to ask as the file says
     * @throws IllegalArgumentException if the file is wrong: all of it at once
     */
    Checks contract(
            Path file,
            @Nullable String url,
            @Nullable ToLongFunction<String> counts,
            Map<String, String> variables,
            long seed);
}
