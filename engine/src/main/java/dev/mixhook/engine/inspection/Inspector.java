package dev.mixhook.engine.inspection;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.receiver.BodyKind;
import dev.mixhook.engine.receiver.Request;
import dev.mixhook.engine.receiver.Responder;
import dev.mixhook.engine.web.AnswerScript;
import dev.mixhook.engine.web.WebAnswer;
import dev.mixhook.engine.web.WebResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every request and tells of it. Without a script it answers 200 to what it can read and
 * 400 to what it cannot, a cohort sync in the words of its format; in any case 405 to what is no
 * POST.
 */
public final class Inspector implements Responder {
    private static final int KEPT = 100_000;

    private final JsonStyle style;
    private final @Nullable AnswerScript script;
    private final InstantSource clock;
    private final Consumer<Received> told;
    private final SeenUsers seen = new SeenUsers(KEPT);
    private final SeenCohorts cohorts = new SeenCohorts();
    private final Map<String, Long> answers = new LinkedHashMap<>();
    private long posts;
    private long users;
    private long events;
    private long faulty;

    /**
     * Begins before the first request.
     *
     * @param style of the JSON that is expected
     * @param script the answers to POSTs, one after the other; null for what they deserve
     * @param told of each request, one at a time, before it is answered
     */
    public Inspector(
            JsonStyle style,
            @Nullable AnswerScript script,
            InstantSource clock,
            Consumer<Received> told) {
        this.style = style;
        this.script = script;
        this.clock = clock;
        this.told = told;
    }

    @Override
    public synchronized WebAnswer answer(Request request) {
        Inspection inspection = inspected(request);
        faulty += inspection.findings().isEmpty() ? 0 : 1;
        return request.isPost() ? post(request, inspection) : other(request, inspection);
    }

    /** With what shows only in the row of requests. */
    private Inspection inspected(Request request) {
        Inspection inspection = Inspection.of(request, style);
        PostedPage page = inspection.page();
        return page == null ? inspection : inspection.and(cohorts.violations(page));
    }

    private WebAnswer post(Request request, Inspection inspection) {
        long n = ++posts;
        users += inspection.users().size();
        List<String> streamed = inspection.events();
        events += streamed == null ? 0 : streamed.size();
        List<UserVisit> came = inspection.users().stream().map(user -> seen.add(user, n)).toList();
        WebAnswer plain = script == null ? deserved(inspection) : script.answerTo(n);
        WebAnswer answer =
                BodyKind.of(request).answered(plain, script == null ? text(inspection) : "");
        answers.merge(answer.toString(), 1L, Long::sum);
        told.accept(
                new Received.Post(
                        n,
                        now(),
                        request,
                        came,
                        visit(inspection, answer),
                        streamed,
                        inspection.findings(),
                        answer));
        return answer;
    }

    private @Nullable CohortVisit visit(Inspection inspection, WebAnswer answer) {
        PostedPage page = inspection.page();
        boolean isAccepted = answer instanceof WebResponse response && response.status() == 200;
        return page == null ? null : cohorts.visit(page, inspection.users(), isAccepted);
    }

    private static WebAnswer deserved(Inspection inspection) {
        return WebResponse.of(
                inspection.readable() ? 200 : 400, inspection.readable() ? "" : text(inspection));
    }

    private static String text(Inspection inspection) {
        return inspection.findings().stream()
                .map(Violation::toString)
                .collect(Collectors.joining("\n"));
    }

    private WebAnswer other(Request request, Inspection inspection) {
        WebAnswer answer = WebResponse.of(405, text(inspection));
        told.accept(new Received.Other(now(), request, inspection.findings(), answer));
        return answer;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public synchronized void broken(String how) {
        faulty++;
        told.accept(new Received.Broken(now(), how));
    }

    /** Tells what came in all, and whether nothing of it broke a rule. */
    public synchronized boolean summarize() {
        told.accept(
                new Received.Totals(
                        posts, users, events, seen.different(), seen.repeated(), faulty, answers));
        return faulty == 0;
    }
}
