package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Whether somebody is in cohorts, by what the cohorts' receivers were told (R-C7). It is told of
 * the whole ledger, in its order.
 */
public final class Memberships implements Consumer<Entry> {
    private static final int USER = 0;
    private static final int OTHERS = 1;

    private final String user;
    private final Map<String, Told> cohorts = new TreeMap<>();

    /**
     * Nothing was told yet.
     *
     * @param user their {@code $distinct_id}
     */
    public Memberships(String user) {
        this.user = user;
    }

    /**
     * How somebody stands with a cohort.
     *
     * @param isMember whether its receiver has them by the last success
     * @param post since which POST that is so; 0 if by no success that counts
     * @param isUnsure whether a sync that failed since may have told otherwise
     */
    public record Membership(String campaign, boolean isMember, long post, boolean isUnsure) {}

    /** What a receiver was told. */
    private final class Told {
        private final CohortState state = new CohortState(id -> id.equals(user) ? USER : OTHERS);
        private boolean isMember;
        private long since;

        private void accept(Entry entry) {
            entry.tell(state);
            if (state.isMember(USER) != isMember) {
                isMember = !isMember;
                since = since(entry);
            }
        }

        private long since(Entry entry) {
            return switch (entry) {
                // Who is not in a whole cohort any more was in none of its pages.
                case Entry.Posted(Post post, _) ->
                        state.toldIn(USER) > since ? state.toldIn(USER) : post.n();
                case Entry.Noted _ -> 0;
            };
        }
    }

    @Override
    public void accept(Entry entry) {
        if (entry instanceof Entry.Posted(Post post, _) && post.call() != null) {
            cohorts.computeIfAbsent(entry.campaign(), _ -> new Told());
        }
        Told told = cohorts.get(entry.campaign());
        if (told != null) {
            told.accept(entry);
        }
    }

    /** How they stand with each cohort whose receiver was told of them, in the order of names. */
    public List<Membership> all() {
        List<Membership> all = new ArrayList<>();
        cohorts.forEach(
                (campaign, told) -> {
                    boolean isUnsure = told.state.isUnsure(USER);
                    if (told.since > 0 || isUnsure) {
                        all.add(new Membership(campaign, told.isMember, told.since, isUnsure));
                    }
                });
        return List.copyOf(all);
    }
}
