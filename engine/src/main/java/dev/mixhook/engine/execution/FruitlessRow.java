package dev.mixhook.engine.execution;

import java.time.Instant;

/** What a campaign does in vain, in a row: after so much of it the campaign stops (R-D9). */
final class FruitlessRow {
    private static final int MOST = 20;

    private final String campaign;
    private final ExecutionContext context;
    private final String what;
    private int length;

    /**
     * Nothing was in vain yet.
     *
     * @param what is counted, in the plural, as in "attempts in a row in which nothing was
     *     accepted"
     */
    FruitlessRow(String campaign, ExecutionContext context, String what) {
        this.campaign = campaign;
        this.context = context;
        this.what = what;
    }

    /** One more; whatever bore fruit ends the row. */
    void count(boolean isFruitful) {
        length = isFruitful ? 0 : length + 1;
    }

    /** Whether that was too much; the listener is told. */
    boolean stops(long now) {
        boolean stops = length == MOST && !context.options().keepGoing();
        if (stops) {
            context.listener()
                    .tell(
                            new EngineEvent.CampaignStopped(
                                    campaign, Instant.ofEpochMilli(now), MOST + " " + what));
        }
        return stops;
    }
}
