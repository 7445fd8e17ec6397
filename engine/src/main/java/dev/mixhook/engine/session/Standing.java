package dev.mixhook.engine.session;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.preview.AudiencePreview;
import dev.mixhook.engine.report.UserExplanation;
import dev.mixhook.engine.text.Times;
import dev.mixhook.targeting.person.People;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * How the campaigns and users of a session stand at present. What was told since time went on last
 * has not happened yet. A campaign that there is not throws an {@link IllegalArgumentException}
 * that names those that there are.
 */
public final class Standing {
    private final SessionEngine engine;
    private final SessionState state;
    private final List<Campaign> campaigns;
    private final Instant now;

    Standing(SessionEngine engine, SessionState state, List<Campaign> campaigns, Instant now) {
        this.engine = engine;
        this.state = state;
        this.campaigns = campaigns;
        this.now = now;
    }

    /** Who matches a campaign at present, in the order in which they would go out (R-W9). */
    public List<String> matching(String campaign) {
        return AudiencePreview.users(campaign(campaign), engine.people(), now);
    }

    /** Who waits for the next attempt of any campaign (R-D3), in the order of the text. */
    public List<String> requeued() {
        return state.states().requeued();
    }

    /** Who waits for the next attempt of a campaign (R-D3), in the order of the text. */
    public List<String> requeued(String campaign) {
        return state.states().requeued(campaign(campaign).name());
    }

    /** Who was given up in any campaign (R-D5, R-S6), in the order of the text. */
    public List<String> dead() {
        return state.states().dead();
    }

    /** Who was given up in a campaign (R-D5, R-S6), in the order of the text. */
    public List<String> dead(String campaign) {
        return state.states().dead(campaign(campaign).name());
    }

    /** How each campaign stands: its counters, as at the end of a simulation. */
    public List<EngineEvent> summaries() {
        List<EngineEvent> summaries = new ArrayList<>();
        engine.engine().summarize(summaries::add);
        return summaries;
    }

    /** When the next attempt of each campaign is due; without those of which none is to come. */
    public Map<String, Instant> nextDue() {
        return engine.engine().nextDue().entrySet().stream()
                .filter(due -> due.getValue() != Long.MAX_VALUE)
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, due -> Instant.ofEpochMilli(due.getValue())));
    }

    /** Campaigns that attempt no more (R-D9, R-S6), each with the reason. */
    public Map<String, String> stopped() {
        return state.stopped();
    }

    /** Campaigns that begin nothing until they are resumed, each with the reason. */
    public Map<String, String> paused() {
        return engine.engine().byHand().paused();
    }

    /** Whom the data has told of so far. */
    public People people() {
        return engine.people();
    }

    /**
     * Why somebody matches a campaign or not, part by part, and what was sent to them: for people.
     *
     * @throws NoSuchElementException if nobody knows the user
     */
    public String why(String campaign, String user) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        explanation(campaign).print(user, out, false, Times.UTC);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Explains how people stand with a campaign at present. */
    public UserExplanation explanation(String campaign) {
        return engine.explanation(campaign(campaign), now);
    }

    private Campaign campaign(String name) {
        return campaigns.stream()
                .filter(campaign -> campaign.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    private String unknown(String name) {
        String known = campaigns.stream().map(Campaign::name).collect(Collectors.joining(", "));
        return "no campaign " + name + " here; there are " + known;
    }
}
