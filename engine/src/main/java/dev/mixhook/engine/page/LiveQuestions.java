package dev.mixhook.engine.page;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.page.PageActor.ActionRefusedException;
import dev.mixhook.targeting.evaluation.Explanation;
import dev.mixhook.targeting.person.People;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers of a run: of how it stands now on the engine's thread, little at a time, of how it stood
 * from the data, which is read once more beside it. One search goes on at a time, and one reading,
 * however many tabs ask.
 */
final class LiveQuestions implements PageAnswerer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BUSY = "others ask too much just now; try again";

    /** How much is told of one person's past. */
    private static final long MOST_CHARACTERS = 8 << 20;

    private final Supplier<@Nullable ShownRun> shown;
    private final Semaphore searches = new Semaphore(1);
    private final Semaphore readings = new Semaphore(1);

    /**
     * @param shown what runs; null if nothing does yet
     */
    LiveQuestions(Supplier<@Nullable ShownRun> shown) {
        this.shown = shown;
    }

    @Override
    public String answer(PageQuestion question) throws ActionRefusedException {
        ShownRun run = shown.get();
        if (run == null) {
            throw new ActionRefusedException("nothing runs yet");
        }
        return switch (question) {
            case PageQuestion.Find(String text) ->
                    alone(searches, () -> found(PersonQuery.parse(text), run));
            case PageQuestion.Standing(String user) ->
                    EngineCall.of(run.engine(), () -> standing(user, run));
            case PageQuestion.History(String user) -> alone(readings, () -> history(user, run));
        };
    }

    /** Something that takes a while. */
    private interface Task {
        String get() throws ActionRefusedException;
    }

    private static String alone(Semaphore turn, Task task) throws ActionRefusedException {
        try {
            if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ActionRefusedException(BUSY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ActionRefusedException("mixhook ends");
        }
        try {
            return task.get();
        } finally {
            turn.release();
        }
    }

    private static String found(PersonQuery query, ShownRun run) throws ActionRefusedException {
        CompletableFuture<String> result = new PeopleSearch(query, run).begin();
        try {
            return EngineCall.awaited(result, PATIENCE, BUSY);
        } finally {
            result.cancel(false);
        }
    }

    private static String standing(String user, ShownRun run) {
        People people = run.people();
        int id = people.number(user);
        if (id == People.NOBODY) {
            throw new IllegalArgumentException("nobody is known as " + user);
        }
        int person = people.owner(id);
        long now = run.engine().present().toEpochMilli();
        StringBuilder lines = new StringBuilder();
        new PeopleLines(people).line(people.distinctId(person)).ifPresent(lines::append);
        for (Campaign campaign : run.explained()) {
            Explanation explanation = Explanation.of(campaign.target(), people, person, now);
            lines.append(VerdictLine.of(user, campaign, now, explanation));
        }
        return lines.toString();
    }

    private static String history(String user, ShownRun run) throws ActionRefusedException {
        String present = EngineCall.of(run.engine(), () -> run.engine().present().toString());
        Instant end = Instant.parse(present).plusMillis(1);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(lines, false, StandardCharsets.US_ASCII);
        try {
            Feed feed = run.data().read();
            new Verdicts(out, feed, run.explained(), later(end, run.head().to()).toEpochMilli())
                    .print(List.of(user), run.data().taken(), run.from(), MOST_CHARACTERS);
        } catch (IOException e) {
            throw new ActionRefusedException(String.valueOf(e.getMessage()));
        }
        return lines.toString(StandardCharsets.US_ASCII);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
