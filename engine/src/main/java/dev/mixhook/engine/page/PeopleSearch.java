package dev.mixhook.engine.page;

import dev.mixhook.engine.report.NdjsonLine;
import java.util.concurrent.CompletableFuture;

/**
 * Looks through everybody on the engine's thread, some hundred people at a time, so that what is
 * due comes in between: never is more than a few milliseconds of it taken at once. Ends with the
 * first people that are as many, or take as much room, as a page can show.
 */
final class PeopleSearch {
    private static final int SLICE = 500;
    private static final int MOST = 200;
    private static final int MOST_CHARACTERS = 4 << 20;

    private final PersonQuery query;
    private final ShownRun run;
    private final PeopleLines lines;
    private final CompletableFuture<String> result = new CompletableFuture<>();
    private final StringBuilder found = new StringBuilder();
    private int count;
    private int next;

    PeopleSearch(PersonQuery query, ShownRun run) {
        this.query = query;
        this.run = run;
        this.lines = new PeopleLines(run.people());
    }

    /**
     * Begins; what it gives are lines: whether there may be more people, and each that was found.
     */
    CompletableFuture<String> begin() {
        run.engine().post(this::goOn);
        return result;
    }

    /** On the engine's thread. Nobody waits for what was cancelled. */
    private void goOn() {
        int end = Math.min(run.people().size(), next + SLICE);
        while (next < end && !isFull()) {
            look(next++);
        }
        if (isFull() || next >= run.people().size()) {
            result.complete(head() + found);
        } else if (!result.isDone()) {
            run.engine().post(this::goOn);
        }
    }

    private boolean isFull() {
        return count == MOST || found.length() >= MOST_CHARACTERS;
    }

    private void look(int person) {
        if (run.people().hasProfile(person) && query.fits(run.people(), person)) {
            found.append(lines.line(person));
            count++;
        }
    }

    private String head() {
        boolean isMore = next < run.people().size();
        return NdjsonLine.of(line -> line.text("kind", "found").truth("more", isMore));
    }
}
