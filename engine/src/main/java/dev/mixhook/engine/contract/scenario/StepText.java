package dev.mixhook.engine.contract.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Steps and expectations in words, in a line each. */
final class StepText {
    private StepText() {}

    /** A step in words. */
    static String of(Step step) {
        return switch (step) {
            case Step.Person(_, String id, String properties) -> id + ' ' + properties;
            case Step.Did(_, String event, String id, String properties) ->
                    properties.equals("{}")
                            ? id + " did " + event
                            : id + " did " + event + ' ' + properties;
            case Step.Run run -> "run: " + run.command();
            case Step.Advance advance -> "advance: " + advance.time();
            case Step.Expect expect ->
                    expect.expectations().stream()
                            .map(StepText::of)
                            .collect(Collectors.joining(", "));
        };
    }

    static String of(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Posts(int count) -> "posts: " + count;
            case Expectation.Users(List<String> users) -> "users: " + users;
            case Expectation.Including(List<String> users) -> "users: including " + users;
            case Expectation.Excluding(List<String> users) -> "users: excluding " + users;
            case Expectation.UserOrder(List<String> users) -> "order: " + users;
            case Expectation.BatchSizes(List<Integer> sizes) -> "batches: " + sizes;
            case Expectation.Statuses(List<String> statuses) -> "statuses: " + statuses;
            case Expectation.Requeued(Expectation.Whom whom) -> "requeued: " + of(whom);
            case Expectation.Dead(Expectation.Whom whom) -> "dead: " + of(whom);
            case Expectation.AnswerTime answers ->
                    "answers: %d%% within %d ms"
                            .formatted(answers.percentile(), answers.most().toMillis());
            case Expectation.Sent(Map<String, Integer> times) -> "sent: " + new TreeMap<>(times);
            case Expectation.Accepted(Map<String, Integer> times) ->
                    "accepted: " + new TreeMap<>(times);
            case Expectation.Body(UsersSchema schema) -> "body: as in " + schema.file();
            case Expectation.Probed probed -> of(probed);
            case Expectation.Ingested ingested ->
                    ingested.counts().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(each -> word(each.getKey()) + ": " + each.getValue())
                            .collect(Collectors.joining(", ", "ingested: ", ""));
        };
    }

    private static String word(Expectation.Ingested.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String of(Expectation.Whom whom) {
        return switch (whom) {
            case Expectation.Whom.These(List<String> users) -> users.toString();
            case Expectation.Whom.HowMany(int count) -> String.valueOf(count);
        };
    }

    private static String of(Expectation.Probed probed) {
        String asked =
                probed.user().isEmpty() ? probed.probe() : probed.probe() + " of " + probed.user();
        return switch (probed.matcher()) {
            case Expectation.ValueMatcher.Equals(String value) -> asked + ": equals " + value;
            case Expectation.ValueMatcher.AtLeast(String number) -> asked + ": at least " + number;
        };
    }
}
