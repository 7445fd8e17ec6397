package dev.mixhook.engine.contract.probe;

import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks by another probe for a JSON object: what is none cannot be read, whoever answered it. */
record ObjectProbe(Probe probe) implements Probe {
    @Override
    public Reading read(String distinctId, Duration within) throws InterruptedException {
        Reading reading = probe.read(distinctId, within);
        return reading instanceof Reading.SingleValue(String text) ? object(text) : reading;
    }

    private static Reading object(String text) {
        try {
            JsonNode document = JsonMapper.shared().readTree(text);
            if (document.isNull()) {
                return new Reading.Nothing("the answer is null");
            }
            // So is an empty object written where objects and lists are one, as in PHP.
            return document.isObject() || (document.isArray() && document.isEmpty())
                    ? new Reading.SingleValue(text)
                    : unreadable(text);
        } catch (JacksonException _) {
            return unreadable(text);
        }
    }

    private static Reading unreadable(String text) {
        return new Reading.Unreadable("the answer is no JSON object: " + JsonValue.start(text));
    }

    @Override
    public void close() {
        probe.close();
    }
}
