package dev.mixhook.engine.contract.probe;

import dev.mixhook.delivery.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where a probe asks; {@code {distinct_id}} in it stands for the user. */
public sealed interface ProbeSource {
    /** Whether it asks about a user; else it is about the whole. */
    default boolean isAboutUser() {
        return switch (this) {
            case Http http -> new ProbeTemplate(http.get()).isAboutUser();
            case Command command ->
                    command.words().stream()
                            .anyMatch(word -> new ProbeTemplate(word).isAboutUser());
            case Sql sql -> new ProbeTemplate(sql.query()).isAboutUser();
            case Function _ -> true;
        };
    }

    /**
     * A GET.
     *
     * @param json where in the answer the value is, as a JSONPath
     * @param secrets what of the URL is not shown to anybody
     */
    record Http(String get, String json, Secrets secrets) implements ProbeSource {
        /**
         * @throws IllegalArgumentException if that is none; the message says why
         */
        public Http {
            JsonValue.at(json);
        }

        public Http(String get, String json) {
            this(get, json, Secrets.NAMED);
        }
    }

    /**
     * A command that prints the value.
     *
     * @param words the program and its arguments, none of them read by a shell
     * @param folder in which it runs
     */
    record Command(List<String> words, Path folder) implements ProbeSource {
        public Command {
            words = List.copyOf(words);
        }
    }

    /**
     * A query whose first column of its first row is the value.
     *
     * @param url as JDBC has them
     * @param driver a jar with the driver; null where one for the URL is there already
     */
    record Sql(
            String url,
            String query,
            @Nullable Path driver,
            @Nullable String user,
            @Nullable String password)
            implements ProbeSource {}

    /**
     * What the program says that mixhook runs in.
     *
     * @param value of a user; safe for many threads at once
     */
    record Function(UnaryOperator<String> value) implements ProbeSource {}
}
