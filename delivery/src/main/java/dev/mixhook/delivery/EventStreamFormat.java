package dev.mixhook.delivery;

import dev.mixhook.delivery.template.EventTemplate;
import dev.mixhook.delivery.template.RenderedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Mixpanel's Real-Time Event Streams: JSON lists of events, each as a template makes it (R-E3).
 *
 * @param project the id of the project that the events are of
 * @param isAlone whether each event goes out by itself, its template being the whole body
 */
public record EventStreamFormat(
        EventTemplate template, String project, boolean isAlone, Retries retries)
        implements WireFormat {
    /** What a body is, by the header (R-E3). */
    public static final String CONTENT_TYPE = "application/json";

    /** Says which event it is, where that is one (R-E3). */
    public static final String INSERT_ID_HEADER = "X-Mixpanel-Insert-Id";

    /** For longer than this an answer cannot put off a POST (R-E5). */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** Lists in the documentation's own form, of a project that is not named. */
    public static final EventStreamFormat DEFAULT =
            new EventStreamFormat(EventTemplate.DEFAULT, "", false, Retries.TABLE);

    private static final List<Duration> TABLE = millis(200, 1_000, 5_000, 30_000);
    private static final List<Duration> PROSE = millis(200, 400, 800, 1_600);

    /** After which times a list goes out again (R-E5). */
    public enum Retries {
        /** The table of Mixpanel's page: 36 seconds in all. */
        TABLE,
        /** The text of Mixpanel's page above the table: roughly three seconds in all. */
        PROSE
    }

    @Override
    public String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public int most() {
        return isAlone ? 1 : EventList.MOST;
    }

    /**
     * What becomes of an event.
     *
     * @param now when it goes out, which a template may ask for
     */
    public RenderedEvent render(StreamedEvent event, Instant now) {
        return template.render(event.variables(project), now);
    }

    /** A list, as this format writes it. */
    public WebhookBody body(EventList list) {
        return WebhookBody.of(list, this);
    }

    Map<String, String> headers(EventList list) {
        return isAlone && isHeader(list.insertIds().getFirst())
                ? Map.of(INSERT_ID_HEADER, list.insertIds().getFirst())
                : Map.of();
    }

    /** Visible ASCII; of anything else a header is no place. */
    private static boolean isHeader(String value) {
        return value.chars().allMatch(character -> character > ' ' && character <= '~');
    }

    /** An event of each of them, made up to try the receiver. */
    @Override
    public WebhookBody body(Batch batch) {
        return body(batch.recipients().stream().map(EventStreamFormat::madeUp).toList());
    }

    /**
     * A list of events, each of which goes out when it happened.
     *
     * @throws IllegalArgumentException if the template makes no JSON of one of them
     */
    public WebhookBody body(List<StreamedEvent> events) {
        return body(
                new EventList(
                        events.stream().map(StreamedEvent::insertId).toList(),
                        events.stream().map(this::text).toList()));
    }

    private static StreamedEvent madeUp(Recipient recipient) {
        return new StreamedEvent(
                "Test Event",
                Instant.EPOCH,
                recipient.distinctId(),
                "test-" + recipient.distinctId(),
                "{}");
    }

    private String text(StreamedEvent event) {
        return switch (render(event, event.time())) {
            case RenderedEvent.Json(String json) -> json;
            case RenderedEvent.Broken(String why) -> throw new IllegalArgumentException(why);
        };
    }

    /** Any 2xx takes the whole list (R-E5). */
    @Override
    public Outcome outcome(WebhookBody body, Answer answer) {
        return answer.status() / 100 == 2
                ? new Outcome.Accepted(answer)
                : new Outcome.Refused(answer);
    }

    /** The retry policy of R-E5. */
    @Override
    public NextStep after(Outcome outcome, int tries) {
        return switch (outcome) {
            case Outcome.Accepted _ -> new NextStep.GoOn();
            case Outcome.Refused(Answer answer) ->
                    answer.status() == 401 || answer.status() == 403
                            ? new NextStep.Pause("answered " + answer.status())
                            : again(tries, answer);
            case Outcome.Unreachable(String reason) -> again(tries, reason);
            case Outcome.Uncertain(String reason) -> again(tries, reason);
        };
    }

    private NextStep again(int tries, Answer answer) {
        NextStep step = again(tries, "answered " + answer.status());
        Duration asked = answer.retryAfter();
        return step instanceof NextStep.TryAgain && answer.status() == 429 && asked != null
                ? new NextStep.TryAgain(asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked)
                : step;
    }

    private NextStep again(int tries, String why) {
        List<Duration> spacing =
                switch (retries) {
                    case TABLE -> TABLE;
                    case PROSE -> PROSE;
                };
        return tries > spacing.size()
                ? new NextStep.Pause("%s, %d times".formatted(why, tries))
                : new NextStep.TryAgain(spacing.get(tries - 1));
    }

    private static List<Duration> millis(long... times) {
        return Arrays.stream(times).mapToObj(Duration::ofMillis).toList();
    }
}
