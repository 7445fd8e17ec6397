package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
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
                texts("tokens", others.tokens()),
                trackWindow(),
                section.choice("time", TimeSource.class).orElse(others.times()),
                section.text("auth").orElse(others.secret()),
                texts("hosts", others.hosts()),
                section.read("answer", "answers such as 503*3,timeout,200", IngestReader::answers)
                        .orElse(others.answers()),
                others.identity());
    }

    private List<String> texts(String key, List<String> otherwise) {
        return section.has(key) ? section.texts(key) : otherwise;
    }

    private @Nullable Duration trackWindow() {
        Optional<Duration> window =
                section.read(
                        "track_window",
                        "none, or a time with its unit, such as 5 days",
                        scalar ->
                                scalar.text().equals("none")
                                        ? Optional.of(FOR_GOOD)
                                        : Durations.parse(scalar.text()));
        return window.isEmpty()
                ? others.trackWindow()
                : window.filter(time -> !time.equals(FOR_GOOD)).orElse(null);
    }

    private static Optional<AnswerScript> answers(Node.Scalar scalar) {
        try {
            return Optional.of(AnswerScript.parse(scalar.written()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
