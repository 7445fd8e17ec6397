package dev.mixhook.engine.page;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.targeting.person.People;
import java.time.Instant;
import java.util.List;

/**
 * A run that a page shows.
 *
 * @param from the first instant that is shown, maybe of an earlier plan
 */
record ShownRun(PageHead head, Instant from, People people, Engine engine, DataAgain data) {
    /** How many campaigns it is told of what they say of somebody. */
    private static final int MOST = 100;

    /** The campaigns of which it is told what they say of somebody. */
    List<Campaign> explained() {
        return head.forPeople().stream().limit(MOST).toList();
    }
}
