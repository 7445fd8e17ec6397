package dev.mixhook.engine.execution;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.targeting.person.People;
import java.util.List;

/** Who waits for a campaign's next attempt, because a POST with them was not accepted (R-D3). */
public final class Waiting {
    private Waiting() {}

    /** Those of the users. */
    public static List<String> among(
            List<String> users, String campaign, Ledger ledger, People people) {
        DeliveryState deliveryState = new DeliveryState(people);
        ledger.replay(
                campaign,
                new Ledger.Story() {
                    @Override
                    public void post(Post post, PostState state) {
                        deliveryState.planned(post);
                        if (state != PostState.PLANNED) {
                            deliveryState.settled(post, state);
                        }
                    }

                    @Override
                    public void notice(Notice notice) {
                        deliveryState.noted(notice);
                    }
                });
        return users.stream()
                .filter(user -> deliveryState.isRequeued(people.number(user)))
                .toList();
    }
}
