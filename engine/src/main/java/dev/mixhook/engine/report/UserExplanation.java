package dev.mixhook.engine.report;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.text.Times;
import dev.mixhook.targeting.evaluation.Explanation;
import dev.mixhook.targeting.person.People;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Explains how one person stands with a campaign.
 *
 * @param people as of the instant
 * @param simulated whether the ledger tells what would be if a receiver answered 200 to all
 * @param since when somebody is in a cohort or not
 */
public record UserExplanation(
        People people,
        Campaign campaign,
        Instant instant,
        BiConsumer<LedgerSelection, Consumer<Entry>> ledger,
        boolean simulated,
        Function<String, Optional<Instant>> since) {

    /**
     * Prints it.
     *
     * @param times in which it is printed for people
     * @throws NoSuchElementException if nobody knows the user
     */
    public void print(String user, PrintStream out, boolean json, Times times) {
        int id = people.number(user);
        if (id == People.NOBODY) {
            throw new NoSuchElementException(
                    "Neither a profile nor an event that a campaign mentions names " + user + '.');
        }
        int person = people.owner(id);
        List<Entry> story = story(person);
        Explanation explanation =
                Explanation.of(campaign.target(), people, person, instant.toEpochMilli());
        if (json) {
            new ExplanationNdjson(out)
                    .print(
                            campaign,
                            people.distinctId(person),
                            instant,
                            explanation,
                            story,
                            simulated);
            return;
        }
        if (person != id) {
            out.println(user + " is " + people.distinctId(person) + '.');
        }
        new ExplanationReport(out, people, person, times).print(campaign, instant, explanation);
        if (isCohort(campaign)) {
            String owner = people.distinctId(person);
            boolean isMember = people.hasProfile(person) && explanation.isMatch();
            new MembershipReport(out, campaign, owner, times)
                    .print(story, simulated, isMember, since.apply(owner).orElse(null), instant);
        } else {
            new StandingReport(out, campaign, people, person, times).print(story, simulated);
        }
    }

    /** Whether a campaign is the sync of a cohort. */
    public static boolean isCohort(Campaign campaign) {
        return campaign.schedule().timing() instanceof Timing.Sync;
    }

    private List<Entry> story(int person) {
        // A sync is more than the pages in which one user is.
        return story(isCohort(campaign) ? Set.of() : ids(person));
    }

    /**
     * What the ledger has of the campaign up to the instant.
     *
     * @param users of some of them; of all if empty
     */
    public List<Entry> story(Set<String> users) {
        List<Entry> story = new ArrayList<>();
        ledger.accept(
                new LedgerSelection(campaign.name(), users, null, instant.plusMillis(1), null),
                story::add);
        return story;
    }

    /** All ids of a person. */
    private Set<String> ids(int person) {
        return IntStream.concat(
                        IntStream.of(person),
                        people.joined().filter(id -> people.owner(id) == person))
                .mapToObj(people::distinctId)
                .collect(Collectors.toSet());
    }
}
