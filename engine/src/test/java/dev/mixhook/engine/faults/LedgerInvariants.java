package dev.mixhook.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** What can be said of a ledger without any model, beside what the receivers have got. */
final class LedgerInvariants {
    private final Workspace workspace;
    private final Ledger ledger;
    private final List<Receiver> receivers = new ArrayList<>();

    LedgerInvariants(Workspace workspace, Ledger ledger) {
        this.workspace = workspace;
        this.ledger = ledger;
    }

    /** One for another process. */
    Receiver receiver(PostFaults postFaults, long order) {
        receivers.add(new Receiver(postFaults, order));
        return receivers.getLast();
    }

    private record Entry(Post post, PostState state) {}

    private TreeMap<Long, Entry> entries() {
        TreeMap<Long, Entry> entries = new TreeMap<>();
        for (Campaign campaign : workspace.campaigns()) {
            ledger.replay(
                    campaign.name(),
                    (post, state) -> entries.put(post.n(), new Entry(post, state)));
        }
        return entries;
    }

    /** The POSTs in order, each with the state it is in. */
    List<String> posts() {
        return entries().values().stream().map(Entry::toString).toList();
    }

    /** Whether no POST is begun and unsettled. */
    boolean isQuiet() {
        return entries().values().stream().noneMatch(entry -> entry.state() == PostState.SENT);
    }

    /** The last instant at which anything happened, or else the first start. */
    Optional<Instant> latest() {
        List<Instant> starts = new ArrayList<>();
        List<Instant> others = new ArrayList<>();
        for (Campaign campaign : workspace.campaigns()) {
            ledger.replay(
                    campaign.name(),
                    new Ledger.Story() {
                        @Override
                        public void post(Post post, PostState state) {
                            others.add(post.due());
                        }

                        @Override
                        public void notice(Notice notice) {
                            switch (notice.kind()) {
                                case STARTED, RESUMED -> starts.add(notice.at());
                                default -> others.add(notice.at());
                            }
                        }
                    });
        }
        return others.stream()
                .max(Comparator.naturalOrder())
                .or(() -> starts.stream().min(Comparator.naturalOrder()));
    }

    void check() {
        TreeMap<Long, Entry> entries = entries();
        assertThat(entries.keySet())
                .as("numbers without holes")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, entries.size()).boxed().toList());
        for (Entry entry : entries.values()) {
            assertThat(entry.state()).isNotIn(PostState.PLANNED, PostState.SENT);
            assertThat(entry.post().users()).hasSizeBetween(1, 50).doesNotHaveDuplicates();
            long came =
                    receivers.stream().filter(receiver -> receiver.got(entry.post().n())).count();
            switch (entry.state()) {
                case ACCEPTED, REFUSED -> assertThat(came).as("came").isEqualTo(1);
                default -> assertThat(came).as("came").isLessThanOrEqualTo(1);
            }
        }
        for (Campaign campaign : workspace.campaigns()) {
            Map<String, List<Post>> accepted = new HashMap<>();
            entries.values().stream()
                    .filter(entry -> entry.state() == PostState.ACCEPTED)
                    .map(Entry::post)
                    .filter(post -> post.campaign().equals(campaign.name()))
                    .forEach(
                            post ->
                                    post.users()
                                            .forEach(
                                                    user ->
                                                            accepted.computeIfAbsent(
                                                                            user,
                                                                            _ -> new ArrayList<>())
                                                                    .add(post)));
            accepted.forEach((user, sends) -> check(campaign, user, sends));
        }
    }

    /** Only accepted sends count, not those that are uncertain (R-S2, R-S5, R-D6). */
    private static void check(Campaign campaign, String user, List<Post> sends) {
        Limits limits = campaign.schedule().limits();
        int most = campaign.schedule().timing().isRepeated() ? limits.atMost() : 1;
        assertThat(sends).as("%s in %s", user, campaign.name()).hasSizeLessThanOrEqualTo(most);
        Limits.Gap gap = limits.atMostEvery();
        if (gap != null && !campaign.schedule().isLocal()) {
            for (int i = 1; i < sends.size(); i++) {
                Post last = sends.get(i - 1);
                ZoneId home = campaign.schedule().home();
                LocalDateTime counted =
                        campaign.schedule().counted(last.due(), last.nominal(), home);
                assertThat(sends.get(i).due())
                        .as("%s in %s", user, campaign.name())
                        .isAfterOrEqualTo(gap.after(last.due(), counted, home));
            }
        }
    }
}
