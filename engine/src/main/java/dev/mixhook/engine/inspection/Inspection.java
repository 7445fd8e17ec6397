package dev.mixhook.engine.inspection;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.receiver.Request;
import java.util.List;
import java.util.Optional;

/**
 * A request, decoded and held against R-W1, R-W2, R-W3, R-W4, R-W5, R-W6.
 *
 * @param readable whether a receiver can read all of its users
 * @param users those that can be read
 * @param findings the rules that it breaks, in no order of weight
 */
public record Inspection(boolean readable, List<PostedUser> users, List<Violation> findings) {
    public Inspection {
        users = List.copyOf(users);
        findings = List.copyOf(findings);
    }

    /**
     * Looks at a request.
     *
     * @param style of the JSON that is expected (R-W4)
     */
    public static Inspection of(Request request, JsonStyle style) {
        FindingCollector findings = new FindingCollector();
        HeadCheck.check(request, findings);
        Optional<List<PostedUser>> users =
                request.isPost() ? users(request.body(), style, findings) : Optional.empty();
        return new Inspection(users.isPresent(), users.orElse(List.of()), findings.findings());
    }

    private static Optional<List<PostedUser>> users(
            String body, JsonStyle style, FindingCollector findings) {
        Optional<String> json = FormDecoder.users(body, findings);
        Optional<List<PostedUser>> users = json.flatMap(text -> UsersReader.read(text, findings));
        if (users.isPresent()) {
            DuplicateKeyCheck.check(json.get(), findings);
            StyleCheck.check(json.get(), style, findings);
        }
        return users;
    }
}
