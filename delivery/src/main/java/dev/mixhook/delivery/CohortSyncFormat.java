package dev.mixhook.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Mixpanel's cohort-sync webhook: JSON with pages of members (R-C1).
 *
 * @param properties of a profile that go out with a member, by their own names (R-C4)
 */
public record CohortSyncFormat(
        Cohort cohort,
        PageInfo pageInfo,
        Members members,
        List<String> properties,
        AnswerRule answerRule)
        implements WireFormat {
    /** What a body is, by the header (R-C1). */
    public static final String CONTENT_TYPE = "application/json";

    /** How often a page goes out again, and how long after the answer (R-C9). */
    private static final List<Duration> AGAIN =
            List.of(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(16),
                    Duration.ofSeconds(30));

    /** How often a page goes out at most in one sync (R-C9). */
    public static final int MOST_TRIES = AGAIN.size() + 1;

    /** Characters of a receiver's message that are told. */
    private static final int LONGEST = 200;

    /** How a page says which one it is (R-C3). */
    public enum PageInfo {
        NUMBERS,
        TEXTS,
        ABSENT
    }

    /** Under which names a member's properties go out (R-C4). */
    public enum Members {
        /** The names of Mixpanel's documentation. */
        DOCUMENTED,
        /** The profile's own, as seen, and those of the documentation beside them. */
        PROFILE
    }

    /** What makes a 200 a success (R-C5). */
    public enum AnswerRule {
        /** Only the JSON that Mixpanel's documentation asks for. */
        STRICT,
        /** Any body but a failure, with a note where it is not what the documentation asks for. */
        STATUS
    }

    public CohortSyncFormat {
        properties = List.copyOf(properties);
    }

    /** The format with its defaults. */
    public static CohortSyncFormat of(Cohort cohort) {
        return new CohortSyncFormat(
                cohort, PageInfo.NUMBERS, Members.PROFILE, List.of(), AnswerRule.STATUS);
    }

    /** A page, as this format writes it. */
    public WebhookBody body(CohortPage page) {
        return WebhookBody.of(page, this);
    }

    /** A page that adds them, of a session of its own. */
    @Override
    public WebhookBody body(Batch batch) {
        SyncCall call = new SyncCall(SyncCall.Action.ADD_MEMBERS, UUID.randomUUID().toString());
        return body(new CohortPage(call, batch.number(), batch.of(), batch.recipients()));
    }

    @Override
    public String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public int most() {
        return CohortPage.MOST;
    }

    /** Accepted is a 200 that tells of no failure (R-C5). */
    @Override
    public Outcome outcome(WebhookBody body, Answer answer) {
        if (answer.status() != 200) {
            return new Outcome.Refused(answer);
        }
        SyncAnswer read = SyncAnswer.of(answer.text());
        if (read.isFailure()) {
            return new Outcome.Refused(answer);
        }
        SyncCall call = body.call();
        if (call == null || read.isSuccessOf(call.action())) {
            return new Outcome.Accepted(answer);
        }
        return switch (answerRule) {
            case STRICT -> new Outcome.Refused(answer);
            case STATUS ->
                    new Outcome.Accepted(
                            answer.remarked(
                                    "the answer is not {\"action\":\"%s\",\"status\":\"success\"}"
                                            .formatted(call.action().text())));
        };
    }

    /** The retry policy of R-C9. */
    @Override
    public NextStep after(Outcome outcome, int tries) {
        return switch (outcome) {
            case Outcome.Accepted _ -> new NextStep.GoOn();
            case Outcome.Refused(Answer answer) -> {
                int status = status(answer);
                yield status / 100 == 3 || (status / 100 == 4 && status != 429)
                        ? new NextStep.Pause(why(answer, status))
                        : again(tries);
            }
            case Outcome.Unreachable _, Outcome.Uncertain _ -> again(tries);
        };
    }

    private static NextStep again(int tries) {
        return tries >= MOST_TRIES
                ? new NextStep.AwaitNextRun()
                : new NextStep.TryAgain(AGAIN.get(tries - 1));
    }

    /** A failure told with 200 counts as the status in it. */
    private static int status(Answer answer) {
        return answer.status() == 200
                ? SyncAnswer.of(answer.text()).code().orElse(500)
                : answer.status();
    }

    private static String why(Answer answer, int status) {
        Optional<String> message = SyncAnswer.of(answer.text()).message();
        return "answered " + status + message.map(text -> ": " + oneLine(text)).orElse("");
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
