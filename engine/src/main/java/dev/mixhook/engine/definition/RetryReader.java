package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.choice;
import static dev.mixhook.engine.definition.yaml.Kinds.scalar;

import dev.mixhook.engine.campaign.Retry;
import dev.mixhook.engine.campaign.Retry.Rebatch;
import dev.mixhook.engine.campaign.Retry.WhenRequeued;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.util.Optional;

/** Reads a {@code retry:} (R-D3, R-D4, R-D5). */
record RetryReader(Section section) {
    private static final Key<WhenRequeued> WHEN_REQUEUED =
            Key.of(
                            "when_requeued",
                            choice(WhenRequeued.class),
                            "Whether users that were not accepted are sent again as they are, or only if they still match (R-D3).")
                    .otherwise("send_again");
    private static final Key<Rebatch> REBATCH =
            Key.of(
                            "rebatch",
                            choice(Rebatch.class),
                            "Whether they come in new POSTs, or in the same ones byte for byte (R-D4).")
                    .otherwise("reformed");
    private static final Key<Integer> GIVE_UP_AFTER =
            Key.of(
                            "give_up_after",
                            scalar(
                                    "a number of attempts from 1, such as 10, or never",
                                    scalar -> attempts(scalar)),
                            "After how many attempts a user is given up (R-D5).")
                    .otherwise("never")
                    .such(10);
    static final Shape RETRY =
            Shape.of(
                    "retry",
                    "What happens after a POST that was not accepted.",
                    WHEN_REQUEUED,
                    REBATCH,
                    GIVE_UP_AFTER);

    Retry read() {
        WhenRequeued whenRequeued = section.read(WHEN_REQUEUED).orElse(WhenRequeued.SEND_AGAIN);
        Rebatch rebatch = section.read(REBATCH).orElse(Rebatch.REFORMED);
        int giveUpAfter = section.read(GIVE_UP_AFTER).orElse(Retry.NEVER);
        section.close();
        return new Retry(whenRequeued, rebatch, giveUpAfter);
    }

    private static Optional<Integer> attempts(Node.Scalar scalar) {
        return scalar.text().equals("never")
                ? Optional.of(Retry.NEVER)
                : Scalars.integer(scalar).filter(attempts -> attempts >= 1);
    }
}
