package dev.mixhook.engine.contract;

import dev.mixhook.delivery.WireFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A check while it is carried out. */
final class Trial {
    /** That nothing is done shows only after a while. */
    private static final Duration AFTER_A_WHILE = Duration.ofMillis(400);

    private final Check check;
    private final Bench bench;
    private final Posts posts;
    private final Exchange first;
    private final int yes;

    /**
     * @param first with which the run began
     * @param yes the status with which the receiver takes POSTs: 200 if it is right
     */
    Trial(Check check, Bench bench, Posts posts, Exchange first, int yes) {
        this.check = check;
        this.bench = bench;
        this.posts = posts;
        this.first = first;
        this.yes = yes;
    }

    /** Ends with the first move that does not go as wanted. */
    Verdict run() throws InterruptedException {
        try {
            for (Move move : check.moves()) {
                Optional<Failure> failure = play(move);
                if (failure.isPresent()) {
                    String again = posts.script().orElse(null);
                    return new Verdict.Failed(failure.get().of(again));
                }
            }
            return new Verdict.Passed();
        } catch (BrokenProbe broken) {
            return new Verdict.Errored(broken.reason());
        }
    }

    /** What is wrong, if anything is. */
    private Optional<Failure> play(Move move) throws InterruptedException, BrokenProbe {
        return switch (move) {
            case Move.First _ -> first.unlessAnswered(200);
            case Move.Taken(List<Guest> guests) -> untaken(posts.send(guests));
            case Move.TakenThough(List<Guest> guests, WireFault fault) ->
                    untaken(posts.send(guests, fault));
            case Move.TakenAt(List<Guest> guests, String query) ->
                    untaken(posts.send(guests, query));
            case Move.TakenInTime(List<Guest> guests) -> late(posts.send(guests));
            case Move.AllTaken(List<List<Guest>> all, int atOnce) ->
                    posts.sendAll(all, atOnce).stream()
                            .flatMap(exchange -> untaken(exchange).stream())
                            .findFirst();
            case Move.Unseen(List<Guest> guests) -> unseen(posts.send(guests));
            case Move.Tried(List<List<Guest>> all, int atOnce, int each) ->
                    tried(all, posts.sendAll(all, atOnce), each);
            case Move.OddlyUnseen(Oddity oddity) -> unseen(posts.send(oddity));
            case Move.OddlyTried(Oddity oddity, List<Guest> guests) ->
                    tried(posts.send(oddity), guests);
            case Move.Cut(List<Guest> guests, int percent) ->
                    unseen(posts.send(guests, new WireFault.CutBody(percent)));
            case Move.Together(List<Guest> guests) -> unseen(posts.sendTwice(guests));
            case Move.Refused(Oddity oddity) ->
                    posts.send(oddity).ifAnswered(oddity.what(), 200, yes);
            case Move.Settled(Guest guest) -> settled(guest);
            case Move.Acted(List<Guest> guests, int times) -> acted(guests, times);
            case Move.Kept(List<Guest> guests, Extent extent) -> kept(guests, extent);
        };
    }

    private Optional<Failure> untaken(Exchange exchange) {
        return exchange.unlessAnswered(200, yes);
    }

    private Optional<Failure> late(Exchange exchange) {
        return untaken(exchange).or(() -> exchange.ifSlowerThan(bench.pace().timeout()));
    }

    /** The receiver has to be there, whatever it answers. */
    private Optional<Failure> unseen(Exchange exchange) {
        return exchange.ifUnsent();
    }

    /** Whom it refuses, comes again; the others have to be done with. */
    private Optional<Failure> tried(List<List<Guest>> all, List<Exchange> exchanges, int each)
            throws InterruptedException, BrokenProbe {
        List<Guest> taken = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Optional<Failure> unsent = exchanges.get(i).ifUnsent();
            if (unsent.isPresent()) {
                return unsent;
            }
            if (isTaken(exchanges.get(i))) {
                taken.addAll(all.get(i));
            }
        }
        return acted(
                IntStream.range(0, taken.size())
                        .filter(i -> i % each == 0)
                        .mapToObj(taken::get)
                        .toList(),
                1);
    }

    private Optional<Failure> tried(Exchange exchange, List<Guest> guests)
            throws InterruptedException, BrokenProbe {
        Optional<Failure> unsent = exchange.ifUnsent();
        if (unsent.isPresent() || !isTaken(exchange)) {
            return unsent;
        }
        return acted(guests, 1);
    }

    private static boolean isTaken(Exchange exchange) {
        return exchange.unlessAnswered(200).isEmpty();
    }

    private Optional<Failure> settled(Guest guest) throws InterruptedException, BrokenProbe {
        if (bench.asking() == null) {
            return Optional.empty();
        }
        Optional<Failure> failure = untaken(posts.send(List.of(guest)));
        return failure.isPresent() ? failure : acted(List.of(guest), 1);
    }

    private Optional<Failure> acted(List<Guest> guests, int times)
            throws InterruptedException, BrokenProbe {
        Optional<Counts> counts = bench.counts();
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        if (times == 0) {
            counts.get().asking().ticker().pause(AFTER_A_WHILE);
        }
        return counts.get().check(posts.ids(guests), times);
    }

    private Optional<Failure> kept(List<Guest> guests, Extent extent)
            throws InterruptedException, BrokenProbe {
        Optional<Echo> echo = bench.echoes();
        return echo.isEmpty() ? Optional.empty() : echo.get().check(posts.sent(guests), extent);
    }
}
