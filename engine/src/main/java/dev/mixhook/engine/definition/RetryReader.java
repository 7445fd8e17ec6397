package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Retry;
import dev.mixhook.engine.campaign.Retry.Rebatch;
import dev.mixhook.engine.campaign.Retry.WhenRequeued;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Section;
import java.util.Optional;

/** Reads a {@code retry:} (R-D3, R-D4, R-D5). */
record RetryReader(Section section) {
    Retry read() {
        WhenRequeued whenRequeued =
                section.choice("when_requeued", WhenRequeued.class).orElse(WhenRequeued.SEND_AGAIN);
        Rebatch rebatch = section.choice("rebatch", Rebatch.class).orElse(Rebatch.REFORMED);
        int giveUpAfter =
                section.read(
                                "give_up_after",
                                "a number of attempts from 1, such as 10, or never",
                                RetryReader::attempts)
                        .orElse(Retry.NEVER);
        section.close();
        return new Retry(whenRequeued, rebatch, giveUpAfter);
    }

    private static Optional<Integer> attempts(Node.Scalar scalar) {
        return scalar.text().equals("never")
                ? Optional.of(Retry.NEVER)
                : Scalars.integer(scalar).filter(attempts -> attempts >= 1);
    }
}
