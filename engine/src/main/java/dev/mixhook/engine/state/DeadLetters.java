package dev.mixhook.engine.state;

import static java.util.stream.Collectors.toSet;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.state.UserState.GivenUp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who was given up (R-D5, R-S6), and neither put back nor forgotten since. */
public final class DeadLetters {
    private final DeliveryStates states = new DeliveryStates();
    private final Set<Address> named = new LinkedHashSet<>();

    private DeadLetters() {}

    /**
     * Somebody who was given up.
     *
     * @param at when
     * @param last the POST that failed them last; null if there was none
     */
    public record DeadLetter(
            String campaign, String user, Instant at, String why, Entry.@Nullable Posted last) {}

    private record Address(String campaign, String user) {}

    /** Somebody who was given up, without the POST that failed them. */
    private record Letter(Address address, GivenUp given) {
        DeadLetter with(Map<Long, Entry.Posted> failed) {
            return new DeadLetter(
                    address.campaign(),
                    address.user(),
                    given.at(),
                    given.why(),
                    failed.get(given.lastPost()));
        }
    }

    /**
     * The dead letters of a ledger, in the order in which they were given up.
     *
     * @param campaign only of this one; null for all
     * @param since given up then or later; null for no such bound
     * @param until given up before; null for no such bound
     * @param ledger reads the entries of a selection in their order; asked twice, so that the
     *     answers of receivers need not be kept meanwhile
     */
    public static List<DeadLetter> read(
            @Nullable String campaign,
            @Nullable Instant since,
            @Nullable Instant until,
            BiConsumer<LedgerSelection, Consumer<Entry>> ledger) {
        LedgerSelection ledgerSelection = LedgerSelection.EVERYTHING.ofCampaign(campaign);
        DeadLetters dead = new DeadLetters();
        ledger.accept(ledgerSelection, dead::tell);
        List<Letter> letters =
                dead.letters().stream()
                        .filter(one -> since == null || !one.given().at().isBefore(since))
                        .filter(one -> until == null || one.given().at().isBefore(until))
                        .toList();
        if (letters.isEmpty()) {
            return List.of();
        }
        Set<Long> wanted =
                letters.stream().map(letter -> letter.given().lastPost()).collect(toSet());
        Map<Long, Entry.Posted> failed = new HashMap<>();
        ledger.accept(
                ledgerSelection,
                entry -> {
                    if (entry instanceof Entry.Posted posted
                            && wanted.contains(posted.post().n())) {
                        failed.put(posted.post().n(), posted);
                    }
                });
        return letters.stream().map(letter -> letter.with(failed)).toList();
    }

    private void tell(Entry entry) {
        states.accept(entry);
        if (entry instanceof Entry.Noted(Notice notice) && notice.kind() == Notice.Kind.DEAD) {
            for (String user : notice.users()) {
                Address address = new Address(notice.campaign(), user);
                named.remove(address);
                named.add(address);
            }
        }
    }

    private List<Letter> letters() {
        return named.stream().flatMap(address -> letter(address).stream()).toList();
    }

    private Optional<Letter> letter(Address address) {
        return states.user(address.campaign(), address.user())
                .givenUp()
                .map(given -> new Letter(address, given));
    }
}
