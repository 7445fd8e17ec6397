package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Notice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether nothing of a campaign goes out, by the notices of its ledger: its receiver wants no more
 * (R-C9, R-E6), or somebody has paused it by hand.
 */
public final class PauseState {
    /** Why a pause that nobody ended by hand is over. */
    public static final String OVER = "the pause is over";

    private @Nullable String because;
    private long at = CampaignProgress.NEVER;

    PauseState() {}

    void noted(Notice notice) {
        if (notice.kind() == Notice.Kind.DELIVERY_PAUSED) {
            because = notice.why();
            at = notice.at().toEpochMilli();
        } else if (notice.kind() == Notice.Kind.DELIVERY_RESUMED) {
            because = null;
        }
    }

    /** Why nothing goes out until it is resumed; empty if it does. */
    public Optional<String> because() {
        return Optional.ofNullable(because);
    }

    /** Whether nothing goes out until it is resumed. */
    public boolean isOn() {
        return because != null;
    }

    /** When that was decided last, in milliseconds since the epoch. */
    public long at() {
        return at;
    }
}
