package dev.mixhook.engine.contract.pack;

import dev.mixhook.engine.contract.finding.Difference;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.probe.Asking;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import dev.mixhook.engine.contract.probe.Deadline;
import dev.mixhook.engine.contract.probe.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * With which properties users were stored, by a probe that answers JSON objects and nothing else.
 *
 * @param within how long is waited until all are stored as wanted
 */
record Echo(Asking asking, Duration within) {
    private static final String PROPERTIES = "$properties";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /**
     * What is wrong if one of them is not stored so; all of them are of one batch.
     *
     * @throws BrokenProbe if it cannot be told
     */
    Optional<Failure> check(List<Sent> batch, Extent extent)
            throws InterruptedException, BrokenProbe {
        Deadline deadline = Deadline.in(within, asking.ticker());
        for (Sent user : batch) {
            StoredProperties wanted = new StoredProperties(user.properties(), others(user, batch));
            Reading last =
                    asking.until(
                            reading ->
                                    reading instanceof Reading.Value
                                            && difference(reading, wanted, extent).isEmpty(),
                            user.id(),
                            deadline);
            if (last instanceof Reading.Unreadable(String reason)) {
                throw new BrokenProbe(
                        "The echo cannot be read: " + reason + " (" + user.id() + ')');
            }
            Optional<Difference> found = difference(last, wanted, extent);
            if (found.isPresent()) {
                return found.map(difference -> failure(user.id(), difference));
            }
        }
        return Optional.empty();
    }

    /** A user as sent. */
    record Sent(String id, JsonNode properties) {
        static Sent of(String id, String properties) {
            return new Sent(id, JSON.readTree(properties));
        }
    }

    private static List<JsonNode> others(Sent user, List<Sent> batch) {
        return batch.stream()
                .filter(other -> !other.id().equals(user.id()))
                .map(Sent::properties)
                .toList();
    }

    private static Optional<Difference> difference(
            Reading reading, StoredProperties wanted, Extent extent) {
        return switch (reading) {
            case Reading.Value(String json) ->
                    wanted.difference(properties(JSON.readTree(json)), extent);
            case Reading.Nothing(String why) ->
                    switch (extent) {
                        case ALL ->
                                Optional.of(new Difference("stored", "not stored (" + why + ')'));
                        case NOBODY_ELSES -> Optional.empty();
                    };
            case Reading.Unreadable(String reason) ->
                    Optional.of(new Difference("an echo", reason));
        };
    }

    /** Those of a whole user, or what came, if it is no whole user; none are an empty list too. */
    private static JsonNode properties(JsonNode echoed) {
        JsonNode inner = echoed.get(PROPERTIES);
        if (inner != null && inner.isObject()) {
            return inner;
        }
        return echoed.isObject() ? echoed : JsonNodeFactory.instance.objectNode();
    }

    private static Failure failure(String id, Difference found) {
        return new Failure(found.expected(), id + ": " + found.seen());
    }
}
