package dev.mixhook.engine.contract.pack;

import dev.mixhook.engine.contract.finding.Difference;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import dev.mixhook.engine.contract.probe.Deadline;
import dev.mixhook.engine.contract.probe.ProbePoller;
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
record Echo(ProbePoller poller, Duration within) {
    private static final String PROPERTIES = "$properties";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /**
     * What is wrong if one of them is not stored so; all of them are of one batch.
     *
     * @throws BrokenProbe if it cannot be told
     */
    Optional<Failure> check(List<SentUser> batch, RequiredProperties required)
            throws InterruptedException, BrokenProbe {
        Deadline deadline = Deadline.in(within, poller.ticker());
        for (SentUser user : batch) {
            StoredProperties wanted = new StoredProperties(user.properties(), others(user, batch));
            Reading last =
                    poller.until(
                            reading ->
                                    reading instanceof Reading.SingleValue
                                            && difference(reading, wanted, required).isEmpty(),
                            user.id(),
                            deadline);
            if (last instanceof Reading.Unreadable(String reason)) {
                throw new BrokenProbe(
                        "The echo cannot be read: " + reason + " (" + user.id() + ')');
            }
            Optional<Difference> found = difference(last, wanted, required);
            if (found.isPresent()) {
                return found.map(difference -> failure(user.id(), difference));
            }
        }
        return Optional.empty();
    }

    /** A user as sent. */
    record SentUser(String id, JsonNode properties) {
        static SentUser of(String id, String properties) {
            return new SentUser(id, JSON.readTree(properties));
        }
    }

    private static List<JsonNode> others(SentUser user, List<SentUser> batch) {
        return batch.stream()
                .filter(other -> !other.id().equals(user.id()))
                .map(SentUser::properties)
                .toList();
    }

    private static Optional<Difference> difference(
            Reading reading, StoredProperties wanted, RequiredProperties required) {
        return switch (reading) {
            case Reading.SingleValue(String json) ->
                    wanted.difference(properties(JSON.readTree(json)), required);
            case Reading.Nothing(String why) ->
                    switch (required) {
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
