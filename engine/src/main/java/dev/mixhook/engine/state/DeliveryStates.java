package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How users stand in each campaign, where nothing else is known of them than what is told of their
 * campaigns. It is told of POSTs and notices in their order.
 */
public final class DeliveryStates implements Ledger.Story, Consumer<Entry> {
    private final UserNumbers numbers = new UserNumbers();
    private final Map<String, DeliveryState> campaigns = new HashMap<>();

    private DeliveryState campaign(String name) {
        return campaigns.computeIfAbsent(name, _ -> new DeliveryState(numbers::of));
    }

    /** An entry of the ledger; a test send changes nothing (R-X2). */
    @Override
    public void accept(Entry entry) {
        entry.tell(this);
    }

    @Override
    public void post(Post post, PostState state) {
        campaign(post.campaign()).post(post, state);
    }

    @Override
    public void notice(Notice notice) {
        campaign(notice.campaign()).notice(notice);
    }

    /** How a user stands with a campaign. */
    public UserState user(String campaign, String id) {
        return campaign(campaign).user(numbers.of(id));
    }

    /** Who waits for the next attempt of any campaign (R-D3), in the order of the text. */
    public List<String> requeued() {
        return inAny(UserSets::requeued);
    }

    /** Who was given up in any campaign (R-D5, R-S6), in the order of the text. */
    public List<String> dead() {
        return inAny(UserSets::dead);
    }

    /** Who waits for the next attempt of a campaign (R-D3), in the order of the text. */
    public List<String> requeued(String campaign) {
        return in(Stream.of(campaign(campaign)), UserSets::requeued);
    }

    /** Who was given up in a campaign (R-D5, R-S6), in the order of the text. */
    public List<String> dead(String campaign) {
        return in(Stream.of(campaign(campaign)), UserSets::dead);
    }

    private List<String> inAny(Function<UserSets, BitSet> which) {
        return in(campaigns.values().stream(), which);
    }

    private List<String> in(Stream<DeliveryState> campaigns, Function<UserSets, BitSet> which) {
        return campaigns
                .map(campaign -> which.apply(campaign.sets()))
                .flatMap(users -> users.stream().mapToObj(numbers::id))
                .sorted()
                .distinct()
                .toList();
    }
}
