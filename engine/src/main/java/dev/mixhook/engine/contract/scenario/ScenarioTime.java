package dev.mixhook.engine.contract.scenario;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.contract.probe.DurationText;
import dev.mixhook.engine.contract.probe.FinishedProcess;
import dev.mixhook.engine.contract.probe.ProcessFamily;
import dev.mixhook.engine.contract.probe.ShellCommand;
import dev.mixhook.engine.feed.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time of a scenario, which stands still but for its advances. What its steps and SDKs tell in
 * between happens in the order in which they told it, at the first instant after those that were
 * played.
 */
final class ScenarioTime implements AutoCloseable {
    private static final int MOST_LINES = 5;

    private final Engine engine;
    private final Feed feed;
    private final ScenarioIngestion ingestion;
    private final StoryLines lines;
    private final List<ProcessFamily> programs = new ArrayList<>();
    private Instant played;
    private Instant present;
    private boolean begun;

    /** The engine has been started, and nothing has been played. */
    ScenarioTime(
            Engine engine,
            Feed feed,
            ScenarioIngestion ingestion,
            StoryLines lines,
            Instant start) {
        this.engine = engine;
        this.feed = feed;
        this.ingestion = ingestion;
        this.lines = lines;
        this.played = start;
        this.present = start;
        ingestion.feeds(engine, feed);
    }

    /**
     * Has a step's person or event happen, unless it is of the beginning, which was read; or says
     * what is wrong with it.
     */
    Optional<String> tell(Step step) {
        if (!begun) {
            return Optional.empty();
        }
        ingestion.feedInto(feed, played);
        try {
            feed.add(lines.of(step, present), played);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("Its data is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end; or says what is wrong with it. */
    Optional<String> run(Step.Run run) throws InterruptedException {
        begun = true;
        ProcessBuilder program =
                ShellCommand.builder(run.command(), run.folder(), ingestion.environment());
        try {
            ProcessFamily family = ProcessFamily.start(program);
            programs.add(family);
            Optional<FinishedProcess> finished = FinishedProcess.of(family, run.within());
            return finished.isEmpty()
                    ? Optional.of(
                            "`%s` did not end within %s (%s)."
                                    .formatted(
                                            run.command(),
                                            DurationText.of(run.within()),
                                            run.place()))
                    : finished.filter(process -> process.exit() != 0)
                            .map(process -> failure(run, process));
        } catch (IOException e) {
            return Optional.of(
                    "`%s` cannot be started: %s (%s)."
                            .formatted(run.command(), e.getMessage(), run.place()));
        }
    }

    private static String failure(Step.Run run, FinishedProcess process) {
        List<String> said = process.errors().isEmpty() ? process.output() : process.errors();
        return "`%s` ended with %d: %s (%s)."
                .formatted(
                        run.command(),
                        process.exit(),
                        String.join(
                                "\n",
                                said.subList(Math.max(0, said.size() - MOST_LINES), said.size())),
                        run.place());
    }

    /** Time goes on; what is due at its end happens too. */
    void advance(Duration by) throws InterruptedException {
        begun = true;
        ingestion.feedInto(feed, played);
        ingestion.moveOn();
        Instant end = played.plus(by);
        engine.playUntil(
                end.plusMillis(1), instant -> ingestion.moveTo(Instant.ofEpochMilli(instant)));
        played = end;
        present = end.plusMillis(1);
        ingestion.moveTo(present);
    }

    /** Up to when it has been played. */
    Instant played() {
        return played;
    }

    /** Why the very first POST found nobody, if it did not. */
    Optional<String> unreachable() {
        return engine.unreachable();
    }

    /** What programs have left running ends with the scenario. */
    @Override
    public void close() {
        programs.forEach(ProcessFamily::end);
    }
}
