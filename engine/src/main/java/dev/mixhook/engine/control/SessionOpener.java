package dev.mixhook.engine.control;

import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.session.BadInputException;
import dev.mixhook.engine.session.Session;
import dev.mixhook.engine.session.SessionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** Makes a session of what was asked for. */
record SessionOpener(SessionRequest request, ControlSettings settings) {
    /**
     * Opens it.
     *
     * @throws ControlRefusedException if anything is wrong: all of it at once
     */
    static Session open(SessionRequest request, ControlSettings settings)
            throws ControlRefusedException {
        return new SessionOpener(request, settings).open();
    }

    private Session open() throws ControlRefusedException {
        SessionBuilder builder =
                new SessionBuilder(Objects.requireNonNull(request.startAt()))
                        .seed(seed())
                        .variables(variables())
                        .faults(request.faults());
        String workspace = request.workspace();
        if (workspace != null) {
            builder.workspace(path(workspace));
        }
        request.campaigns().forEach(builder::campaign);
        if (request.project() != null) {
            builder.project(request.project());
        }
        if (!request.isLiteral()) {
            builder.newIds();
        }
        if (request.keepGoing()) {
            builder.keepGoing();
        }
        try {
            if (request.target() != null) {
                builder.to(request.target());
            }
            return builder.begin();
        } catch (BadInputException e) {
            throw new ControlRefusedException(Refusal.INVALID, e.problems());
        } catch (IllegalArgumentException e) {
            throw wrong(OpenKeys.TARGET.name(), String.valueOf(e.getMessage()));
        }
    }

    private long seed() {
        Long seed = request.seed();
        return seed == null ? ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE) : seed;
    }

    /** Texts come from whoever asks, and see nothing of ours. */
    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        if (request.workspace() != null) {
            variables.putAll(settings.environment());
        }
        variables.putAll(request.environment());
        return variables;
    }

    /** What is named, if it lies in the folder, whatever links lead to. */
    private Path path(String named) throws ControlRefusedException {
        try {
            Path path = settings.folder().resolve(named);
            boolean isBelow =
                    real(path).startsWith(real(settings.folder()))
                            && normal(path).startsWith(normal(settings.folder()));
            if (isBelow) {
                return path;
            }
        } catch (InvalidPathException | IOException e) {
            throw wrong(OpenKeys.WORKSPACE.name(), named + " cannot be read: " + e.getMessage());
        }
        throw wrong(
                OpenKeys.WORKSPACE.name(),
                named + " does not lie in the folder that mixhook was started in.");
    }

    private static Path real(Path path) throws IOException {
        return Files.exists(path) ? path.toRealPath() : normal(path);
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static ControlRefusedException wrong(String key, String message) {
        return new ControlRefusedException(
                Refusal.INVALID, List.of(new Problem("", 0, 0, key, message)));
    }
}
