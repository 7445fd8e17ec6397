package dev.mixhook.engine.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.feed.RawEvent;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.state.EventStandings;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.EnumWord;
import dev.mixhook.engine.text.Printable;
import dev.mixhook.targeting.evaluation.EventFilter;
import dev.mixhook.targeting.value.Dates;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of somebody's events in a stream: in which POSTs they went out, which wait, and which
 * were dropped and why (R-E6, R-E7).
 */
public final class StreamedEventsReport {
    private final PrintStream out;
    private final Campaign campaign;
    private final Dates dates;
    private final EventStandings standings = new EventStandings();
    private int history;

    public StreamedEventsReport(PrintStream out, Campaign campaign, Dates dates) {
        this.out = out;
        this.campaign = campaign;
        this.dates = dates;
    }

    /**
     * An event of theirs, as the data has it.
     *
     * @param at when it came, in milliseconds since the epoch
     */
    public record Came(RawEvent event, long at) {}

    /**
     * Prints it.
     *
     * @param story what the ledger has of the stream
     * @param events of theirs, in the order in which they came
     */
    public void print(String user, Instant now, List<Entry> story, List<Came> events) {
        out.println(Printable.of(user) + " and " + campaign.name() + " at " + now);
        story.forEach(standings::accept);
        List<String> lines = new ArrayList<>();
        events.forEach(event -> lines.addAll(lines(event)));
        if (history > 0) {
            out.println("  " + Counted.of(history, "event") + " before the stream began");
        }
        lines.forEach(line -> out.println("  " + Printable.of(line)));
        if (events.isEmpty()) {
            out.println("  no event of " + String.join(", ", timing().events()) + " up to then");
        }
        standings.pause().ifPresent(why -> out.println("  paused: " + why));
    }

    private List<String> lines(Came came) {
        RawEvent event = came.event();
        RawEvent.Details details = event.details();
        boolean isTimely = campaign.schedule().window().contains(Instant.ofEpochMilli(came.at()));
        boolean passes = passes(details, came.at());
        EventStandings.Standing standing =
                standings.of(details.insertId(), came.at(), isTimely, passes);
        if (standing instanceof EventStandings.Standing.History) {
            history++;
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s at %s, %s: %s"
                        .formatted(
                                event.name(),
                                Instant.ofEpochMilli(event.time()),
                                details.insertId(),
                                shown(standing)));
        for (Entry.Posted posted : standings.posts(details.insertId())) {
            lines.add(
                    "  POST %d at %s: %s"
                            .formatted(
                                    posted.post().n(),
                                    posted.post().due(),
                                    EnumWord.of(posted.settlement().state())));
        }
        return lines;
    }

    private String shown(EventStandings.Standing standing) {
        return switch (standing) {
            case EventStandings.Standing.Taken(long post) -> "told in POST " + post;
            case EventStandings.Standing.Waiting _ ->
                    standings.pause().isPresent() ? "waits for the pause to end" : "waits";
            case EventStandings.Standing.Dead(Instant at, String why) ->
                    "given up at " + at + ", " + why;
            case EventStandings.Standing.Dropped(String why) -> "dropped, " + why;
            case EventStandings.Standing.OutOfTime _ ->
                    "not streamed, outside of the schedule's start and stop";
            case EventStandings.Standing.Filtered _ ->
                    "not streamed, its properties do not pass `where`";
            case EventStandings.Standing.History _ -> "before the stream began";
        };
    }

    private boolean passes(RawEvent.Details details, long at) {
        byte[] properties = details.properties().getBytes(UTF_8);
        return timing().where()
                .map(where -> new EventFilter(where, dates).passes(properties, at))
                .orElse(true);
    }

    private Timing.Stream timing() {
        return (Timing.Stream) campaign.schedule().timing();
    }
}
