package dev.mixhook.engine.page;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.inspection.Inspection;
import dev.mixhook.engine.inspection.Received;
import dev.mixhook.engine.inspection.Violation;
import dev.mixhook.engine.receiver.Request;
import dev.mixhook.engine.receiver.Responder;
import dev.mixhook.engine.web.WebAnswer;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells a page what comes to a receiver, and which rules it breaks, and leaves the answers to
 * another.
 */
final class WatchedResponder implements Responder {
    private final Responder responder;
    private final Set<JsonStyle> styles;
    private final InstantSource clock;
    private final LivePage page;
    private final AtomicLong posts = new AtomicLong();

    /**
     * @param styles of the JSON, of which one is expected (R-W4)
     */
    WatchedResponder(
            Responder responder, Set<JsonStyle> styles, InstantSource clock, LivePage page) {
        this.responder = responder;
        this.styles = styles;
        this.clock = clock;
        this.page = page;
    }

    /** The styles of JSON in which campaigns post. */
    static Set<JsonStyle> styles(List<Campaign> campaigns) {
        Set<JsonStyle> styles = EnumSet.noneOf(JsonStyle.class);
        for (Campaign campaign : campaigns) {
            if (campaign.webhook().format() instanceof MessagesFormat(_, JsonStyle json)) {
                styles.add(json);
            }
        }
        return styles.isEmpty() ? EnumSet.of(JsonStyle.ASCII) : styles;
    }

    @Override
    public WebAnswer answer(Request request) {
        WebAnswer answer = responder.answer(request);
        page.received(
                new Received.Post(
                        posts.incrementAndGet(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        request,
                        List.of(),
                        null,
                        null,
                        findings(request),
                        answer));
        return answer;
    }

    /** The rules that it breaks in the style that fits best. */
    private List<Violation> findings(Request request) {
        return styles.stream()
                .map(style -> Inspection.of(request, style).findings())
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    @Override
    public void broken(String how) {
        page.received(new Received.Broken(clock.instant().truncatedTo(ChronoUnit.MILLIS), how));
        responder.broken(how);
    }
}
