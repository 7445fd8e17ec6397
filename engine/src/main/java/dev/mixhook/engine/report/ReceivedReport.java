package dev.mixhook.engine.report;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.inspection.Change;
import dev.mixhook.engine.inspection.CohortVisit;
import dev.mixhook.engine.inspection.PostedPage;
import dev.mixhook.engine.inspection.PostedUser;
import dev.mixhook.engine.inspection.Received;
import dev.mixhook.engine.inspection.UserVisit;
import dev.mixhook.engine.inspection.Violation;
import dev.mixhook.engine.receiver.Request;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Printable;
import dev.mixhook.engine.text.Times;
import dev.mixhook.engine.web.WebAnswer;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What came to a receiver, for people: after the first POST only the headers that differ from the
 * POST before, and of users that came before only what has changed.
 */
public final class ReceivedReport implements Consumer<Received> {
    private final PrintStream out;
    private final Duration delay;
    private final Times times;
    private List<Request.Header> headers = List.of();

    /**
     * Nothing came yet.
     *
     * @param delay how long each answer is held back
     */
    public ReceivedReport(PrintStream out, Duration delay, Times times) {
        this.out = out;
        this.delay = delay;
        this.times = times;
    }

    @Override
    public void accept(Received received) {
        switch (received) {
            case Received.Post post -> post(post);
            case Received.Other(
                            Instant at,
                            Request request,
                            List<Violation> findings,
                            WebAnswer answer) -> {
                line(shown(at) + "  " + request.method() + ' ' + request.target() + arrow(answer));
                findings.forEach(this::finding);
            }
            case Received.Broken(Instant at, String how) -> line(shown(at) + "  ! " + how);
            case Received.Totals totals -> summary(totals);
        }
        out.flush();
    }

    private void post(Received.Post post) {
        Request request = post.request();
        line(
                String.format(
                        Locale.ROOT,
                        "%s  POST %d  %s  %s, %s%s",
                        shown(post.at()),
                        post.n(),
                        request.target(),
                        what(post),
                        Counted.of(request.body().length(), "byte"),
                        arrow(post.answer())));
        headers(request.headers());
        List<String> events = post.events();
        if (events != null) {
            events.forEach(event -> line("  " + event));
        }
        CohortVisit cohort = post.cohort();
        if (cohort == null) {
            post.visits().forEach(visit -> visit(visit, ""));
        } else {
            cohort(cohort, post.visits());
        }
        post.findings().forEach(this::finding);
    }

    private static String what(Received.Post post) {
        List<String> events = post.events();
        return events == null
                ? Counted.of(post.visits().size(), post.cohort() == null ? "user" : "member")
                : Counted.of(events.size(), "event");
    }

    private void headers(List<Request.Header> now) {
        for (Request.Header header : now) {
            if (!headers.contains(header)) {
                line("    " + header.name() + ": " + header.value());
            }
        }
        for (Request.Header header : headers) {
            if (now.stream().noneMatch(other -> other.name().equals(header.name()))) {
                line("    - " + header.name() + ": " + header.value());
            }
        }
        headers = now;
    }

    private void cohort(CohortVisit cohort, List<UserVisit> members) {
        PostedPage page = cohort.page();
        line(
                "    %s of %s (%s), page %d of %d, session %s"
                        .formatted(
                                page.action(),
                                page.name(),
                                page.cohort(),
                                page.number(),
                                page.of(),
                                page.session()));
        for (int i = 0; i < members.size(); i++) {
            visit(members.get(i), "  " + cohort.standings().get(i).shown());
        }
        cohort.left().forEach(id -> line("  " + id + "  " + CohortVisit.Standing.LEFT.shown()));
    }

    /**
     * A user, and what is new of them.
     *
     * @param standing to a cohort; empty where there is none
     */
    private void visit(UserVisit visit, String standing) {
        String user = UserLines.name(visit.user()) + standing;
        switch (visit) {
            case UserVisit.New(PostedUser first) -> UserLines.print(first, standing, out);
            case UserVisit.Returning(_, long last, List<Change> changes) -> {
                line(
                        user
                                + "  again, "
                                + (changes.isEmpty() ? "as in" : "since")
                                + " POST "
                                + last);
                changes.forEach(this::change);
            }
            case UserVisit.ReturningAfterLong(_, long last) ->
                    line(user + "  again, since POST " + last + ", too long ago to compare");
        }
    }

    private void change(Change change) {
        switch (change) {
            case Change.Added(String name, String now) -> line(UserLines.property("+ ", name, now));
            case Change.Removed(String name, String before) ->
                    line(UserLines.property("- ", name, before));
            case Change.Changed(String name, String before, String now) ->
                    line(UserLines.property("", name, before + " → " + now));
        }
    }

    private void finding(Violation violation) {
        line("  ! " + violation);
    }

    private void summary(Received.Totals totals) {
        line("");
        line(
                String.format(
                        Locale.ROOT,
                        "%s with %s%s: %,d different, %,d of them more than once",
                        Counted.of(totals.posts(), "POST"),
                        totals.events() == 0 ? "" : Counted.of(totals.events(), "event") + " and ",
                        Counted.of(totals.users(), "user"),
                        totals.different(),
                        totals.repeated()));
        if (!totals.answers().isEmpty()) {
            line("answers: " + answers(totals.answers()));
        }
        line(
                totals.faulty() == 0
                        ? "No request broke a rule."
                        : Counted.of(totals.faulty(), "request") + " broke a rule (marked !).");
    }

    private static String answers(Map<String, Long> answers) {
        return answers.entrySet().stream()
                .map(entry -> entry.getKey() + " × " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private String arrow(WebAnswer answer) {
        return "  → " + answer + (delay.isZero() ? "" : " after " + Durations.shown(delay));
    }

    private String shown(Instant at) {
        return times.of(at.truncatedTo(ChronoUnit.SECONDS));
    }

    private void line(String text) {
        out.print(Printable.of(text) + '\n');
    }
}
