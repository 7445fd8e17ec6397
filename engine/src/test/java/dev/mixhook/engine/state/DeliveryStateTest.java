package dev.mixhook.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Notice.Kind;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.state.DeadLetters.DeadLetter;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Random stories, folded; and looked through for each fact by its definition. */
class DeliveryStateTest {
    private static final int STORIES = 100;
    private static final String CAMPAIGN = RandomStory.CAMPAIGNS.getFirst();

    private static Stream<DynamicTest> stories(Consumer<List<Entry>> check) {
        return LongStream.range(0, STORIES)
                .mapToObj(
                        seed ->
                                dynamicTest(
                                        "story " + seed, () -> check.accept(RandomStory.of(seed))));
    }

    private static Facts facts(List<Entry> story, String campaign, String user) {
        return new StateByDefinition(story, campaign, user).facts();
    }

    @TestFactory
    Stream<DynamicTest> users_stand_as_their_story_says() { // R-D1, R-D3, R-D5, R-D6, R-S4, R-S11
        return stories(
                story -> {
                    DeliveryStates states = new DeliveryStates();
                    story.forEach(states);
                    for (String campaign : RandomStory.CAMPAIGNS) {
                        for (String user : RandomStory.USERS) {
                            assertThat(Facts.of(states.user(campaign, user)))
                                    .as("%s and %s", user, campaign)
                                    .isEqualTo(facts(story, campaign, user));
                        }
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> what_happens_while_it_is_told_leads_where_the_ledgers_story_does() {
        return stories(
                story -> {
                    DeliveryState live = new DeliveryState(RandomStory.USERS::indexOf);
                    told(story, new Live(live));
                    for (int user = 0; user < RandomStory.USERS.size(); user++) {
                        assertThat(Facts.of(live.user(user)))
                                .isEqualTo(facts(story, CAMPAIGN, RandomStory.USERS.get(user)));
                    }
                });
    }

    /** Each POST is planned first, and settled then. */
    private record Live(DeliveryState state) implements Ledger.Story {
        @Override
        public void post(Post post, PostState end) {
            state.planned(post);
            switch (end) {
                case PLANNED -> {}
                case SENT -> state.settled(post, PostState.UNCERTAIN);
                case ACCEPTED, REFUSED, UNREACHABLE, UNCERTAIN -> state.settled(post, end);
            }
        }

        @Override
        public void notice(Notice notice) {
            state.notice(notice);
        }
    }

    private static void told(List<Entry> story, Ledger.Story to) {
        story.stream()
                .filter(entry -> entry.campaign().equals(CAMPAIGN))
                .forEach(entry -> entry.tell(to));
    }

    @TestFactory
    Stream<DynamicTest> sets_and_counts_are_those_of_the_users() { // R-S2, R-S4, R-D3, R-D5
        return stories(
                story -> {
                    DeliveryState state = new DeliveryState(RandomStory.USERS::indexOf);
                    told(story, state);
                    assertThat(state.sets().accepted()).isEqualTo(those(story, Facts::accepted));
                    assertThat(state.sets().requeued()).isEqualTo(those(story, Facts::requeued));
                    assertThat(state.sets().dead()).isEqualTo(those(story, Facts::dead));
                    UserSets sets = state.sets();
                    assertThat(those(sets::isFree))
                            .isEqualTo(those(story, DeliveryStateTest::isFree));
                    assertThat(those(sets::isUnsent))
                            .isEqualTo(those(story, user -> isFree(user) && !user.accepted()));
                    assertThat(those(sets::isUnsentOrRequalified))
                            .isEqualTo(
                                    those(
                                            story,
                                            user ->
                                                    isFree(user)
                                                            && (!user.accepted()
                                                                    || user.requalified())));
                    assertThat(state.counts()).isEqualTo(counts(story));
                });
    }

    private static boolean isFree(Facts user) {
        return !user.requeued() && !user.dead();
    }

    private static BitSet those(List<Entry> story, Predicate<Facts> which) {
        return those(user -> which.test(facts(story, CAMPAIGN, RandomStory.USERS.get(user))));
    }

    private static BitSet those(IntPredicate which) {
        return IntStream.range(0, RandomStory.USERS.size())
                .filter(which)
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static DeliveryCounts counts(List<Entry> story) {
        int suppressed =
                story.stream()
                        .filter(entry -> entry.campaign().equals(CAMPAIGN))
                        .filter(
                                entry ->
                                        entry instanceof Entry.Noted(Notice notice)
                                                && (notice.kind() == Kind.SUPPRESSED
                                                        || notice.kind() == Kind.DROPPED))
                        .mapToInt(entry -> entry.users().size())
                        .sum();
        return new DeliveryCounts(
                RandomStory.USERS.stream()
                        .mapToInt(user -> facts(story, CAMPAIGN, user).times())
                        .sum(),
                suppressed,
                those(story, Facts::requeued).cardinality(),
                those(story, Facts::uncertain).cardinality(),
                those(story, Facts::dead).cardinality());
    }

    @TestFactory
    Stream<DynamicTest> dead_letters_are_those_who_were_given_up_and_what_failed_them() { // R-D5
        return stories(
                story -> {
                    List<DeadLetter> letters =
                            DeadLetters.read(
                                    null, null, null, (_, reader) -> story.forEach(reader));
                    assertThat(letters)
                            .allSatisfy(letter -> assertThat(letter).isEqualTo(of(story, letter)));
                    assertThat(letters.stream().map(DeadLetter::at).toList()).isSorted();
                    assertThat(letters.stream().collect(Collectors.toSet()))
                            .hasSameSizeAs(letters)
                            .hasSize(
                                    RandomStory.CAMPAIGNS.stream()
                                            .mapToInt(campaign -> dead(story, campaign))
                                            .sum());
                });
    }

    private static int dead(List<Entry> story, String campaign) {
        return (int)
                RandomStory.USERS.stream()
                        .filter(user -> facts(story, campaign, user).dead())
                        .count();
    }

    private static DeadLetter of(List<Entry> story, DeadLetter letter) {
        UserState.GivenUp given =
                facts(story, letter.campaign(), letter.user()).givenUp().orElseThrow();
        Entry.Posted last =
                story.stream()
                        .filter(Entry.Posted.class::isInstance)
                        .map(Entry.Posted.class::cast)
                        .filter(posted -> posted.post().n() == given.lastPost())
                        .findFirst()
                        .orElse(null);
        return new DeadLetter(letter.campaign(), letter.user(), given.at(), given.why(), last);
    }
}
