package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.scenario.Expectation;
import dev.mixhook.engine.contract.scenario.UsersSchema;
import dev.mixhook.engine.definition.yaml.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads an {@code expect:}; each of its keys is an expectation.
 *
 * @param hasPort whether SDKs find the scenario somewhere
 * @param isUser whether the scenario tells, or may tell, of somebody of that name
 */
record ExpectReader(
        Section section,
        Path folder,
        KnownProbes probes,
        boolean hasPort,
        Predicate<String> isUser) {
    List<Expectation> read() {
        List<Expectation> all = new ArrayList<>();
        all.addAll(PostExpectations.read(section));
        section.read(ExpectKeys.BODY).flatMap(this::body).ifPresent(all::add);
        new IngestedReader(section, hasPort).read().ifPresent(all::add);
        new ProbedReader(section, probes, isUser).read().ifPresent(all::add);
        section.close();
        if (section.keys().isEmpty()) {
            section.refuse("Nothing is expected here.");
        }
        return all;
    }

    private Optional<Expectation> body(Section body) {
        Optional<Path> file =
                body.read(ExpectKeys.SCHEMA)
                        .flatMap(name -> NamedFile.of(body, ExpectKeys.SCHEMA, folder, name));
        body.close();
        try {
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Expectation.Body(UsersSchema.read(file.get())));
        } catch (IllegalArgumentException | IOException e) {
            body.problem(ExpectKeys.SCHEMA, "No JSON Schema: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** How long something is waited for. */
    static Optional<Duration> within(Section at) {
        return at.read(ExpectKeys.WITHIN);
    }
}
