package dev.mixhook.engine.page;

import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.report.NdjsonReport;
import dev.mixhook.targeting.person.People;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run did, kept while it goes on, to be looked at as a page. Its lines are those of NDJSON,
 * and some more: what went out and came back, how large the audiences were, and who the people are.
 * Of what is told of users, and of bodies and answers, the first 64 MiB each are kept, or less
 * where there is little memory; POSTs and summaries all.
 */
public final class PageRecording {
    private static final long MOST_BYTES = 64 << 20;

    /** Which part of all memory each of its two stores may take at most. */
    private static final int PART = 16;

    /** How many people have it told what targets say of them at every instant. */
    private static final int MOST_EXPLAINED = 500;

    private final PageHead head;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final PrintStream lines = new PrintStream(kept, false, StandardCharsets.US_ASCII);
    private final NdjsonReport report = new NdjsonReport(lines);
    private final Exchanges exchanges;
    private final long most;
    private final Set<String> users = new LinkedHashSet<>();
    private long leftOut;

    /**
     * Nothing has happened yet.
     *
     * @param heap how much memory there is in bytes, of which it takes an eighth at most
     */
    public PageRecording(PageHead head, long heap) {
        this.head = head;
        this.most = store(heap);
        this.exchanges = new Exchanges(most);
    }

    private static long store(long heap) {
        return Math.min(MOST_BYTES, heap / PART);
    }

    /** How much memory a recording takes, but for that of very many POSTs, in bytes. */
    public static long memory(long heap) {
        return 2 * store(heap);
    }

    /** Keeps what it is told. */
    public EngineListener listener() {
        return this::tell;
    }

    private void tell(EngineEvent event) {
        boolean isOfUsers =
                event instanceof EngineEvent.UserDue
                        || event instanceof EngineEvent.UsersNoted
                        || event instanceof EngineEvent.EventsNoted
                        || event instanceof EngineEvent.MemberChanged;
        if (isOfUsers && kept.size() > most) {
            leftOut++;
            return;
        }
        switch (event) {
            case EngineEvent.UserDue due -> explain(due.user());
            case EngineEvent.MemberChanged member -> explain(member.user());
            default -> {}
        }
        report.tell(event);
    }

    private void explain(String user) {
        if (users.size() < MOST_EXPLAINED) {
            users.add(user);
        }
    }

    /** A sender that keeps what goes out by another one, and what comes back. */
    public Sender around(Sender sender) {
        return new RecordedSender(sender, exchanges::add);
    }

    /**
     * Keeps how large the audiences are, at most a thousand times; to be told of every instant.
     *
     * @param sizes by campaign, as of now
     * @param length how long the run is
     */
    public LongConsumer audiences(
            Supplier<Map<String, Integer>> sizes, Instant from, Duration length) {
        return new AudienceSamples(lines, sizes, from, length);
    }

    /**
     * Writes all of it as one file that opens from a disk and loads nothing.
     *
     * @param people as they are now
     * @param again the same data before anything of it has happened; null to tell nothing of what
     *     targets say of people
     * @throws IOException if it cannot be written
     */
    public void write(Path file, People people, @Nullable Feed again) throws IOException {
        PageFile.write(file, out -> print(out, people, again));
    }

    private void print(PrintStream out, People people, @Nullable Feed again) throws IOException {
        out.print(head.line(people, leftOut));
        kept.writeTo(out);
        exchanges.print(out);
        new PeopleLines(people).forEach((_, line) -> out.print(line));
        if (again != null) {
            explain(out, people, again);
        }
    }

    /** First those who were due, then as many others: why not is asked too. */
    private void explain(PrintStream out, People people, Feed again) {
        for (int person = 0; person < people.size() && users.size() < MOST_EXPLAINED; person++) {
            users.add(people.distinctId(person));
        }
        new Verdicts(out, again, head.forPeople(), head.to().toEpochMilli())
                .print(users, head.from(), head.from(), MOST_BYTES);
    }
}
