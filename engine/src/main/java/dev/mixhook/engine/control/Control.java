package dev.mixhook.engine.control;

import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Place;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Section;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sessions that somebody drives from outside, over whatever carries requests; for many threads at
 * once. When it is closed all sessions end.
 */
public final class Control implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Control.class.getName());
    private static final Node NOTHING = new Node.Mapping(new Place(1, 1), Map.of());
    private static final int LOOKS = 4;

    private final ControlSettings settings;
    private final ControlSessions sessions;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("control").factory());

    public Control(ControlSettings settings) {
        this.settings = settings;
        this.sessions = new ControlSessions(settings);
        long pause = Math.max(1, settings.idle().toMillis() / LOOKS);
        Future<?> _ =
                timer.scheduleWithFixedDelay(
                        sessions::endIdle, pause, pause, TimeUnit.MILLISECONDS);
    }

    /**
     * The first line that is said to programs: which protocol this is, and where.
     *
     * @param address over HTTP; empty where lines are served
     */
    public String greeting(Optional<String> address) {
        return new Told()
                .with(AnswerKeys.KIND, "control")
                .with(AnswerKeys.ADDRESS, address)
                .with(AnswerKeys.PROTOCOL, Operations.PROTOCOL)
                .with(AnswerKeys.VERSION, settings.version())
                .json();
    }

    /** Ends the sessions that nobody has spoken to for too long; else that is done now and then. */
    void endIdle() {
        sessions.endIdle();
    }

    /**
     * Does what is asked for.
     *
     * @param session the name of the one that is meant; empty where none is
     * @param input what it is told; empty for nothing
     * @throws ControlRefusedException if it is not done; then nothing of it is
     */
    Told answer(Operation operation, String session, Optional<Node> input)
            throws ControlRefusedException, InterruptedException {
        Problems problems = new Problems("");
        Optional<Section> section =
                Section.of(input.orElse(NOTHING), operation.input(), "", problems);
        Optional<Operation.Deed> deed = section.map(operation.reading()::read);
        section.ifPresent(Section::close);
        if (deed.isEmpty() || !problems.isEmpty()) {
            throw new ControlRefusedException(Refusal.INVALID, problems.found());
        }
        try {
            return deed.get().in(sessions, session);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "mixhook failed, which is our fault, not yours:", failure);
            throw new ControlRefusedException(
                    Refusal.FAILED, "mixhook failed, which is its own fault: " + failure);
        }
    }

    /** Why something was not done, as a member of an answer. */
    static Told error(ControlRefusedException refused) {
        List<Told> problems = refused.problems().stream().map(Control::problem).toList();
        return new Told()
                .with(AnswerKeys.CODE, refused.refusal().word())
                .with(AnswerKeys.PROBLEMS, problems);
    }

    /** A problem, or a warning. */
    static Told problem(Problem problem) {
        return new Told()
                .with(AnswerKeys.MESSAGE, problem.message())
                .with(AnswerKeys.FILE, Optional.of(problem.file()).filter(file -> !file.isEmpty()))
                .with(AnswerKeys.LINE, Optional.of(problem.line()).filter(line -> line > 0))
                .with(AnswerKeys.COLUMN, Optional.of(problem.column()).filter(at -> at > 0))
                .with(AnswerKeys.PATH, Optional.of(problem.key()).filter(key -> !key.isEmpty()));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        sessions.close();
    }
}
