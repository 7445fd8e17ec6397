package dev.mixhook.engine.state;

import dev.mixhook.engine.state.UserState.GivenUp;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that a {@link UserState} says, to be compared. */
record Facts(
        boolean accepted,
        boolean requeued,
        boolean uncertain,
        boolean dead,
        boolean requalified,
        boolean suppressed,
        int times,
        int failures,
        long lastAccepted,
        long lastAcceptedPost,
        @Nullable LocalDateTime lastNominal,
        long lastDay,
        long latestPost,
        Optional<GivenUp> givenUp) {
    static Facts of(UserState user) {
        return new Facts(
                user.isAccepted(),
                user.isRequeued(),
                user.isUncertain(),
                user.isDead(),
                user.isRequalified(),
                user.isSuppressed(),
                user.times(),
                user.failures(),
                user.lastAccepted(),
                user.lastAcceptedPost(),
                user.lastNominal(),
                user.lastDay(),
                user.latestPost(),
                user.givenUp());
    }
}
