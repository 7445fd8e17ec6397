package dev.mixhook.engine.feed;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.person.Vocabulary;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** Whether a record reads as a person or as an event. */
final class FirstRecord {
    private FirstRecord() {}

    /** A damaged event of a data pipeline would do as a person. */
    private static boolean isOfAnEvent(byte[] record) {
        try (JsonParser json = JsonText.parser(record)) {
            Set<String> names = JsonText.object(json, record).keySet();
            return names.contains("event") || names.contains("event_name");
        }
    }

    static boolean reads(Contents contents, byte[] record) {
        try {
            switch (contents) {
                case PEOPLE -> {
                    ProfileLine.read(record);
                    return !isOfAnEvent(record);
                }
                case EVENTS -> new EventLine(new Vocabulary(), TimeReader.UTC).read(record);
            }
            return true;
        } catch (BadLine | JacksonException _) {
            return false;
        }
    }
}
