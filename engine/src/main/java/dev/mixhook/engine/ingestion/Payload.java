package dev.mixhook.engine.ingestion;

import java.util.List;

/** What a request was found to carry. */
sealed interface Payload {
    /** What it asks for, beside its data. */
    Parameters parameters();

    /** The records, each as the JSON text that came; not all of them need be objects. */
    record Records(Parameters parameters, List<String> json) implements Payload {
        public Records {
            json = List.copyOf(json);
        }
    }

    /** Neither JSON nor base64 of it, or no data at all. */
    record Unreadable(Parameters parameters) implements Payload {}

    /** More bytes or records than Mixpanel takes in a request. */
    record TooLarge(Parameters parameters) implements Payload {}
}
