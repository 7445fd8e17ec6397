package dev.mixhook.engine.state;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one user of a campaign stands: a view of the {@link DeliveryState} that it came from. */
public final class UserState {
    private final int user;
    private final UserSets sets;
    private final SendHistory history;
    private final GivingUps givingUps;

    UserState(int user, UserSets sets, SendHistory history, GivingUps givingUps) {
        this.user = user;
        this.sets = sets;
        this.history = history;
        this.givingUps = givingUps;
    }

    /**
     * Given up: nothing is sent to the user until they are put back by hand (R-D5, R-S6).
     *
     * @param lastPost the POST that failed them last; 0 if there was none
     */
    public record GivenUp(Instant at, String why, long lastPost) {}

    /** Whether a send was accepted (R-D1). */
    public boolean isAccepted() {
        return times() > 0;
    }

    /** Whether the user waits for the next attempt (R-D3). */
    public boolean isRequeued() {
        return sets.isRequeued(user);
    }

    /** Whether their last POST may have arrived, and was not accepted (R-D6). */
    public boolean isUncertain() {
        return sets.isUncertain(user);
    }

    /**
     * Whether something was sent to this id, or waits to be, that does not count yet for the person
     * whose it may have become.
     */
    public boolean isToCarryOver() {
        return history.isToCarryOver(user) || isRequeued();
    }

    /** Whether they were given up. */
    public boolean isDead() {
        return sets.isDead(user);
    }

    /** Whether they stopped matching since the last accepted send, and match again (R-S4). */
    public boolean isRequalified() {
        return sets.isRequalified(user);
    }

    /** Whether they were told to be held back since the last accepted send (R-S5). */
    public boolean isSuppressed() {
        return sets.isSuppressed(user);
    }

    /** How many sends were accepted. */
    public int times() {
        return history.times(user);
    }

    /** How many attempts in a row failed. */
    public int failures() {
        return history.failures(user);
    }

    /**
     * The attempt of the last accepted send, in milliseconds since the epoch; 0 if there is none.
     */
    public long lastAccepted() {
        return history.last(user);
    }

    /** The number of the last accepted POST; 0 if there is none. */
    public long lastAcceptedPost() {
        return history.lastPost(user);
    }

    /**
     * The date and time that were the own of the run of the last accepted send; null if there is
     * none, or it was sent by hand.
     */
    public @Nullable LocalDateTime lastNominal() {
        return history.lastNominal(user);
    }

    /**
     * The local day of the last run that the user took part in, as an epoch day; less than any if
     * they took part in none.
     */
    public long lastDay() {
        return history.lastDay(user);
    }

    /** The POST that the user was in last, whatever became of it; 0 if they were in none. */
    public long latestPost() {
        return history.latestPost(user);
    }

    /** When and why the user was given up; empty if they are not. */
    public Optional<GivenUp> givenUp() {
        return isDead() ? Optional.of(givingUps.of(user)) : Optional.empty();
    }
}
