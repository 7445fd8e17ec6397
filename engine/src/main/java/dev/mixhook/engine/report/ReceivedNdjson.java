package dev.mixhook.engine.report;

import dev.mixhook.engine.inspection.Change;
import dev.mixhook.engine.inspection.CohortVisit;
import dev.mixhook.engine.inspection.PostedPage;
import dev.mixhook.engine.inspection.Received;
import dev.mixhook.engine.inspection.UserVisit;
import dev.mixhook.engine.inspection.Violation;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;

/** What came to a receiver, for scripts: one JSON object a line, keys in an order that stays. */
public final class ReceivedNdjson implements Consumer<Received> {
    private final PrintStream out;

    public ReceivedNdjson(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(Received received) {
        NdjsonLine.print(
                out,
                line -> {
                    switch (received) {
                        case Received.Post post -> write(line, post);
                        case Received.Other other -> write(line, other);
                        case Received.Broken broken ->
                                line.text("kind", "broken")
                                        .text("at", broken.at().toString())
                                        .text("how", broken.how());
                        case Received.Totals totals -> write(line, totals);
                    }
                });
        out.flush();
    }

    private static void write(NdjsonLine line, Received.Post post) {
        line.text("kind", "received")
                .number("n", post.n())
                .text("at", post.at().toString())
                .text("path", post.request().target())
                .number("bytes", post.request().body().length())
                .headers("headers", post.request().headers())
                .objects("users", post.visits(), visit -> write(line, visit));
        CohortVisit cohort = post.cohort();
        if (cohort != null) {
            write(line, cohort);
        }
        List<String> events = post.events();
        if (events != null) {
            line.values("events", events);
        }
        line.objects("findings", post.findings(), violation -> write(line, violation))
                .text("answer", post.answer().toString());
    }

    private static void write(NdjsonLine line, CohortVisit cohort) {
        PostedPage page = cohort.page();
        line.object(
                        "cohort",
                        () ->
                                line.text("action", page.action())
                                        .text("id", page.cohort())
                                        .text("name", page.name())
                                        .text("session", page.session())
                                        .number("page", page.number())
                                        .number("of", page.of()))
                .texts(
                        "standings",
                        cohort.standings().stream().map(CohortVisit.Standing::shown).toList())
                .texts("left", cohort.left());
    }

    private static void write(NdjsonLine line, Received.Other other) {
        line.text("kind", "other")
                .text("at", other.at().toString())
                .text("method", other.request().method())
                .text("path", other.request().target())
                .headers("headers", other.request().headers())
                .objects("findings", other.findings(), violation -> write(line, violation))
                .text("answer", other.answer().toString());
    }

    private static void write(NdjsonLine line, Received.Totals totals) {
        line.text("kind", "summary")
                .number("posts", totals.posts())
                .number("users", totals.users());
        if (totals.events() > 0) {
            line.number("events", totals.events());
        }
        line.number("different", totals.different())
                .number("repeated", totals.repeated())
                .number("faulty", totals.faulty())
                .object("answers", () -> totals.answers().forEach(line::number));
    }

    private static void write(NdjsonLine line, Violation violation) {
        line.text("rule", violation.rule()).text("what", violation.what());
    }

    private static void write(NdjsonLine line, UserVisit visit) {
        line.text("user", visit.user().distinctId());
        switch (visit) {
            case UserVisit.New _ -> line.nothing("last");
            case UserVisit.Returning(_, long last, _) -> line.number("last", last);
            case UserVisit.ReturningAfterLong(_, long last) -> line.number("last", last);
        }
        line.object("properties", () -> visit.user().properties().forEach(line::value));
        if (visit instanceof UserVisit.Returning(_, _, List<Change> changes)) {
            line.texts("changed", names(changes, false)).texts("removed", names(changes, true));
        }
    }

    private static List<String> names(List<Change> changes, boolean removed) {
        return changes.stream()
                .filter(change -> change instanceof Change.Removed == removed)
                .map(Change::name)
                .toList();
    }
}
