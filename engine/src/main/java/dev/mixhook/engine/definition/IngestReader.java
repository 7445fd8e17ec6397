package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.choice;
import static dev.mixhook.engine.definition.yaml.Kinds.scalar;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Structures.texts;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.engine.ingestion.IngestSettings;
import dev.mixhook.engine.ingestion.IngestSettings.TimeSource;
import dev.mixhook.engine.web.AnswerScript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is said of ingestion, in a project or in a scenario. */
public final class IngestReader {
    /** What no file says. */
    private static final Duration FOR_GOOD = Duration.ofMillis(Long.MAX_VALUE);

    private static final Key<List<String>> TOKENS =
            Key.of("tokens", texts(), "Tokens of projects that are taken; any if none is named.");
    private static final Key<Duration> TRACK_WINDOW =
            Key.of(
                            "track_window",
                            text(
                                    "none, or a time with its unit, such as 5 days",
                                    IngestReader::window),
                            "How old an event may be that is taken as it comes.")
                    .such("none", "5 days");
    private static final Key<TimeSource> TIME =
            Key.of("time", choice(TimeSource.class), "Which time an event is put at.");
    private static final Key<String> AUTH =
            Key.of("auth", text(), "The secret that imports are authorised with.");
    private static final Key<List<String>> HOSTS =
            Key.of("hosts", texts(), "Names of hosts that are taken beside this machine's own.");
    private static final Key<AnswerScript> ANSWER =
            Key.of(
                            "answer",
                            scalar("answers such as 503*3,timeout,200", IngestReader::answers),
                            "Answers that SDKs get, one after the other.")
                    .such("503*3,timeout,200");

    /** What may stand under {@code ingest:}. */
    public static final List<Key<?>> KEYS =
            List.of(TOKENS, TRACK_WINDOW, TIME, AUTH, HOSTS, ANSWER);

    static final Shape INGEST = Shape.of("ingest", "What is taken of SDKs.").with(KEYS);

    private final Section section;
    private final IngestSettings others;

    private IngestReader(Section section, IngestSettings others) {
        this.section = section;
        this.others = others;
    }

    /** Reads a project's, to which nothing else belongs. */
    static IngestSettings project(Section section) {
        IngestSettings settings = read(section, IngestSettings.DEFAULT);
        section.close();
        return settings;
    }

    /**
     * Reads what stands there; whoever reads more of it closes the section.
     *
     * @param others for what does not stand there
     */
    public static IngestSettings read(Section section, IngestSettings others) {
        return new IngestReader(section, others).settings();
    }

    private IngestSettings settings() {
        return new IngestSettings(
                section.read(TOKENS).orElse(others.tokens()),
                trackWindow(),
                section.read(TIME).orElse(others.times()),
                section.read(AUTH).orElse(others.secret()),
                section.read(HOSTS).orElse(others.hosts()),
                section.read(ANSWER).orElse(others.answers()),
                others.identity());
    }

    private @Nullable Duration trackWindow() {
        Optional<Duration> window = section.read(TRACK_WINDOW);
        return window.isEmpty()
                ? others.trackWindow()
                : window.filter(time -> !time.equals(FOR_GOOD)).orElse(null);
    }

    private static Optional<Duration> window(Node.Scalar scalar) {
        return scalar.text().equals("none")
                ? Optional.of(FOR_GOOD)
                : Durations.parse(scalar.text());
    }

    private static Optional<AnswerScript> answers(Node.Scalar scalar) {
        try {
            return Optional.of(AnswerScript.parse(scalar.written()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
