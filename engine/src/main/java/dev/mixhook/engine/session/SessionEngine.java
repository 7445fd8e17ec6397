package dev.mixhook.engine.session;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.execution.ByHand;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.report.UserExplanation;
import dev.mixhook.targeting.person.People;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The engine of a session, over a ledger of its own in memory. */
final class SessionEngine implements AutoCloseable {
    private final JdbcLedger ledger;
    private final Feed feed;
    private final Engine engine;

    /** Reads what was told so far, and starts with it. */
    SessionEngine(
            List<Campaign> campaigns,
            ToldRecords told,
            SessionSender sender,
            SessionState state,
            ExecutionOptions options,
            Instant start) {
        this.feed = told.read(Engine.vocabulary(campaigns));
        this.ledger = LedgerLocation.memory().open();
        this.engine = new Engine(campaigns, feed, sender, ledger, state, options);
        engine.start(start);
    }

    Engine engine() {
        return engine;
    }

    People people() {
        return feed.people();
    }

    /**
     * Plays what is due up to an instant, itself included; less than that if the very first POST
     * finds nobody, and then it tells why.
     */
    Optional<String> playTo(Instant end) {
        engine.goOn();
        uninterrupted(() -> engine.playUntil(end.plusMillis(1), _ -> {}));
        return engine.unreachable();
    }

    /** Does something by hand, and waits for what comes of it. */
    void byHand(Consumer<ByHand> act) {
        act.accept(engine.byHand());
        uninterrupted(engine::settle);
    }

    UserExplanation explanation(Campaign campaign, Instant at) {
        return new UserExplanation(
                people(),
                campaign,
                at,
                ledger::read,
                false,
                id -> engine.since(campaign.name(), id));
    }

    /** Something that waits. */
    private interface Waiting {
        void run() throws InterruptedException;
    }

    private static void uninterrupted(Waiting waiting) {
        try {
            waiting.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while POSTs were under way", e);
        }
    }

    @Override
    public void close() {
        engine.close();
        ledger.close();
    }
}
