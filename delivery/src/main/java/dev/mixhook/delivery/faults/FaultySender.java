package dev.mixhook.delivery.faults;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.delivery.WireFault;
import dev.mixhook.delivery.faults.Fault.OnTheWire;
import dev.mixhook.delivery.faults.Fault.ReverseOrder;
import dev.mixhook.delivery.faults.Fault.SendTogether;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends by another sender and lets go wrong what a plan says. Where several lines pick one POST,
 * all of them count; of those that concern the wire, the first.
 */
public final class FaultySender implements Sender {
    private final Sender sender;
    private final FaultPlan plan;
    private final Consumer<FaultHappened> log;

    /**
     * @param sender is closed with this one
     * @param log told of each fault, on the thread that sends; safe for many at once
     */
    public FaultySender(Sender sender, FaultPlan plan, Consumer<FaultHappened> log) {
        this.sender = sender;
        this.plan = plan;
        this.log = log;
    }

    @Override
    public List<WebhookRequest> order(List<WebhookRequest> attempt) {
        List<WebhookRequest> picked = attempt.stream().filter(this::isReversed).toList();
        if (picked.size() > 1) {
            picked.forEach(request -> tell(request, new ReverseOrder()));
        }
        Iterator<WebhookRequest> reversed = picked.reversed().iterator();
        return attempt.stream()
                .map(request -> isReversed(request) ? reversed.next() : request)
                .toList();
    }

    private boolean isReversed(WebhookRequest request) {
        return plan.faults(request).contains(new ReverseOrder());
    }

    @Override
    public Outcome send(WebhookRequest request) {
        ArrayList<Fault> faults = new ArrayList<>(plan.faults(request));
        faults.remove(new ReverseOrder());
        faults.forEach(fault -> tell(request, fault));
        Supplier<Outcome> way = way(request, faults);
        for (Fault fault : faults) {
            way = with(fault, request, way);
        }
        return way.get();
    }

    @Override
    public Outcome send(WebhookRequest request, WireFault fault) {
        return sender.send(request, fault);
    }

    @Override
    public void close() {
        sender.close();
    }

    private void tell(WebhookRequest request, Fault fault) {
        log.accept(new FaultHappened(request.number(), request.body().users(), fault, plan.seed()));
    }

    private Supplier<Outcome> way(WebhookRequest request, List<Fault> faults) {
        for (Fault fault : faults) {
            if (fault instanceof OnTheWire(WireFault onTheWire)) {
                return () -> sender.send(request, onTheWire);
            }
        }
        if (faults.contains(new SendTogether())) {
            // HTTP/2 would put both on one connection.
            return () -> sender.send(request, new WireFault.OwnConnection());
        }
        return () -> sender.send(request);
    }

    private static Supplier<Outcome> with(
            Fault fault, WebhookRequest request, Supplier<Outcome> way) {
        return switch (fault) {
            case OnTheWire _, ReverseOrder _ -> way;
            case Fault.LoseAnswer _ -> () -> lost(way.get());
            case Fault.PretendAnswer(int status) -> () -> pretended(status, request, way.get());
            case Fault.SendTwice _ -> () -> worse(way.get(), way.get());
            case SendTogether _ -> () -> together(way);
        };
    }

    private static Outcome lost(Outcome outcome) {
        return outcome.answer().isPresent()
                ? new Outcome.Uncertain("the answer was lost, on purpose")
                : outcome;
    }

    private static Outcome pretended(int status, WebhookRequest request, Outcome outcome) {
        return outcome instanceof Outcome.Unreachable
                ? outcome
                : request.outcome(Answer.of(status, ""));
    }

    private static Outcome together(Supplier<Outcome> way) {
        Outcome first;
        Future<Outcome> second;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            second = threads.submit(way::get);
            first = way.get();
        }
        return worse(first, settled(second));
    }

    private static Outcome settled(Future<Outcome> second) {
        if (second.state() == Future.State.FAILED && second.exceptionNow() instanceof Error error) {
            throw error;
        }
        return second.resultNow();
    }

    /** Which of two connections is served first is chance, and must not decide. */
    private static Outcome worse(Outcome first, Outcome second) {
        return rank(first) < rank(second) ? second : first;
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> 0;
            case Outcome.Refused(Answer answer) -> answer.status();
            case Outcome.Uncertain _ -> 1_000;
            case Outcome.Unreachable _ -> 2_000;
        };
    }
}
