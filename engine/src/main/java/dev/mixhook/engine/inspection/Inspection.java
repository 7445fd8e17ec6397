package dev.mixhook.engine.inspection;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.receiver.BodyKind;
import dev.mixhook.engine.receiver.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request, decoded and held against the rules of its format: R-W1, R-W2, R-W3, R-W4, R-W5, R-W6
 * for a form of users; R-W1, R-C1, R-C2, R-C3, R-C4 for a page of a cohort; R-W1, R-E2, R-E3 for
 * events of a stream.
 *
 * @param readable whether a receiver can read all of it
 * @param users those that can be read; of a page, its members
 * @param page what a page of a cohort says of itself; null if it is none that can be read
 * @param events of a stream, each as JSON; null if it has none that can be read
 * @param findings the rules that it breaks, in no order of weight
 */
public record Inspection(
        boolean readable,
        List<PostedUser> users,
        @Nullable PostedPage page,
        @Nullable List<String> events,
        List<Violation> findings) {
    public Inspection {
        users = List.copyOf(users);
        events = events == null ? null : List.copyOf(events);
        findings = List.copyOf(findings);
    }

    /** This inspection with more findings. */
    Inspection and(List<Violation> more) {
        return new Inspection(
                readable,
                users,
                page,
                events,
                Stream.concat(findings.stream(), more.stream()).toList());
    }

    /**
     * Looks at a request.
     *
     * @param style of the JSON that is expected of a form (R-W4)
     */
    public static Inspection of(Request request, JsonStyle style) {
        FindingCollector findings = new FindingCollector();
        if (!request.isPost()) {
            findings.add("W1", "the method is " + request.method() + "; a webhook is a POST");
            return new Inspection(false, List.of(), null, null, findings.findings());
        }
        return switch (BodyKind.of(request)) {
            case BodyKind.UsersForm _ -> form(request, style, findings);
            case BodyKind.CohortSync _ -> page(request, findings);
            case BodyKind.Events(boolean isAlone) -> events(request, isAlone, findings);
        };
    }

    /** The JSON that a POST carries, in whatever form, or what should be one; empty for none. */
    public static Optional<String> json(Request request) {
        return switch (BodyKind.of(request)) {
            case BodyKind.UsersForm _ -> FormDecoder.users(request.body(), new FindingCollector());
            case BodyKind.CohortSync _, BodyKind.Events _ ->
                    Optional.of(
                            new String(
                                    request.body().getBytes(StandardCharsets.ISO_8859_1),
                                    StandardCharsets.UTF_8));
        };
    }

    private static Inspection form(Request request, JsonStyle style, FindingCollector findings) {
        HeadCheck.FORM.check(request, findings);
        Optional<String> json = FormDecoder.users(request.body(), findings);
        Optional<List<PostedUser>> users = json.flatMap(text -> UsersReader.read(text, findings));
        if (users.isPresent()) {
            DuplicateKeyCheck.check(json.get(), "W4", findings);
            StyleCheck.check(json.get(), style, findings);
        }
        return new Inspection(
                users.isPresent(), users.orElse(List.of()), null, null, findings.findings());
    }

    private static Inspection events(Request request, boolean isAlone, FindingCollector findings) {
        HeadCheck.EVENTS.check(request, findings);
        Optional<List<String>> events = EventsReader.read(request, isAlone, findings);
        return new Inspection(
                events.isPresent(), List.of(), null, events.orElse(null), findings.findings());
    }

    private static Inspection page(Request request, FindingCollector findings) {
        HeadCheck.JSON.check(request, findings);
        PageReader reader = new PageReader(findings);
        Optional<PostedPage> page = reader.read(request.body());
        return new Inspection(
                page.isPresent(), reader.members(), page.orElse(null), null, findings.findings());
    }
}
