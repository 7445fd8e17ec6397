package dev.mixhook.engine.report;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.UserZones;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.Settlement;
import dev.mixhook.engine.state.DeliveryStates;
import dev.mixhook.engine.state.UserState;
import dev.mixhook.engine.text.Printable;
import dev.mixhook.engine.text.Times;
import dev.mixhook.targeting.person.People;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How somebody stands with a campaign: what was sent to them, and what limits leave (R-S5). */
public final class StandingReport {
    private static final Pattern NUMBER = Pattern.compile(" in POST [0-9]+$");

    private final PrintStream out;
    private final Campaign campaign;
    private final People people;
    private final int person;
    private final Times times;

    public StandingReport(
            PrintStream out, Campaign campaign, People people, int person, Times times) {
        this.out = out;
        this.campaign = campaign;
        this.people = people;
        this.person = person;
        this.times = times;
    }

    /**
     * Prints it.
     *
     * @param story what the ledger has of the person and the campaign
     * @param simulated whether that is what would be if a receiver answered 200 to all; its POSTs
     *     have no number, as those of a simulation of all campaigns have others
     */
    public void print(List<Entry> story, boolean simulated) {
        DeliveryStates states = new DeliveryStates();
        for (Entry entry : story) {
            states.accept(entry);
            switch (entry) {
                case Entry.Posted(Post post, Settlement settlement) -> {
                    String number = simulated ? "" : " in POST " + post.n();
                    String end = simulated ? ", if all were answered 200" : "";
                    out.println("  " + posted(post, settlement, number) + end);
                }
                case Entry.Noted(Notice notice) -> {
                    String line = noted(notice);
                    out.println("  " + (simulated ? NUMBER.matcher(line).replaceFirst("") : line));
                }
            }
        }
        if (story.isEmpty()) {
            out.println("  not sent up to then");
        }
        UnreadableZonesReport.of(campaign, people, person)
                .ifPresent(line -> out.println("  " + line));
        out.println("  limits: " + limits(standing(states)));
    }

    /** What was sent to ids that are the person's counts, also where no run has noted it yet. */
    private UserState standing(DeliveryStates states) {
        String user = people.distinctId(person);
        people.joined()
                .filter(id -> people.owner(id) == person)
                .mapToObj(people::distinctId)
                .filter(id -> states.user(campaign.name(), id).isToCarryOver())
                .map(id -> joined(id, user))
                .toList()
                .forEach(states::notice);
        return states.user(campaign.name(), user);
    }

    private Notice joined(String id, String user) {
        return new Notice(campaign.name(), Instant.EPOCH, Notice.Kind.JOINED, id, List.of(user));
    }

    private String posted(Post post, Settlement settlement, String number) {
        String end = ended(settlement, times.of(post.due()) + number) + as(post.users());
        return post.purpose() == Post.Purpose.TEST ? "as a test: " + end : end;
    }

    /** The id under which it was sent, if that is not their own. */
    private String as(List<String> users) {
        if (users.contains(people.distinctId(person))) {
            return "";
        }
        return users.stream()
                .filter(id -> people.number(id) != People.NOBODY)
                .filter(id -> people.owner(people.number(id)) == person)
                .findFirst()
                .map(id -> ", as " + Printable.of(id))
                .orElse("");
    }

    private static String ended(Settlement settlement, String when) {
        return switch (settlement.state()) {
            case ACCEPTED -> "sent " + when;
            case REFUSED -> "refused " + when + ": " + settlement.status();
            case UNREACHABLE, UNCERTAIN ->
                    name(settlement.state()) + ' ' + when + ": " + settlement.note();
            case PLANNED, SENT -> name(settlement.state()) + ' ' + when + ", not settled yet";
        };
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private String noted(Notice notice) {
        return name(notice.kind()) + ' ' + times.of(notice.at()) + ": " + times.in(notice.why());
    }

    private String limits(UserState standing) {
        Limits limits = campaign.schedule().limits();
        if (limits.equals(Limits.NONE)) {
            return campaign.schedule().timing().isRepeated() ? "none" : "a user gets it once";
        }
        StringBuilder line = new StringBuilder();
        if (limits.atMost() != Limits.UNLIMITED) {
            line.append("at_most ")
                    .append(limits.atMost())
                    .append(" (")
                    .append(standing.times())
                    .append(" so far)");
        }
        Limits.Gap gap = limits.atMostEvery();
        if (gap != null) {
            line.append(line.isEmpty() ? "" : ", ").append("at_most_every ").append(gap);
            if (standing.isAccepted()) {
                Instant last = Instant.ofEpochMilli(standing.lastAccepted());
                LocalDateTime local =
                        campaign.schedule().counted(last, standing.lastNominal(), zone());
                line.append(" (next from ")
                        .append(times.of(gap.after(last, local, zone())))
                        .append(')');
            }
        }
        return line.toString();
    }

    private ZoneId zone() {
        return campaign.schedule().isLocal()
                ? new UserZones(people, campaign.schedule().home()).of(person)
                : campaign.schedule().home();
    }
}
