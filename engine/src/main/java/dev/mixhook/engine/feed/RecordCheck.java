package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Says what data files would say of a record, before it is written to one. */
public final class RecordCheck {
    private final EventLine event = new EventLine(new Vocabulary(), TimeReader.UTC);

    /** Why a line of people is damaged; empty if it is not. */
    public static Optional<String> profile(String line) {
        return problem(() -> ProfileLine.read(line.getBytes(StandardCharsets.UTF_8)));
    }

    /** Why a line of events is damaged; empty if it is not. Not for two threads at once. */
    public Optional<String> event(String line) {
        return problem(() -> event.read(line.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether Mixpanel takes an id for nobody's. */
    public static boolean isNobodys(String id) {
        return DistinctIds.isNobodys(id);
    }

    private static Optional<String> problem(Runnable read) {
        try {
            read.run();
            return Optional.empty();
        } catch (BadLine e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (JacksonException _) {
            return Optional.of("no JSON");
        }
    }
}
