package dev.mixhook.targeting;

import dev.mixhook.targeting.audience.Audience;
import dev.mixhook.targeting.audience.Audiences;
import dev.mixhook.targeting.selector.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * 90 days of P2, P3 and P4 with every flip at its instant, events already in memory, in CPU seconds
 * of the one thread; first with few people, so that it is compiled.
 */
final class FlowAudienceBenchmark {
    /** After how many events history is let go of. */
    private static final int SWEEP = 256;

    private static final int AHEAD = 256;

    private final StoreWorkload workload;
    private final Audiences audiences;
    private long flips;
    private long peeked;

    private FlowAudienceBenchmark(int size) {
        this.workload = new StoreWorkload(size);
        this.audiences = new Audiences(workload.people);
    }

    public static void main(String[] arguments) {
        new FlowAudienceBenchmark(20_000).run();
        for (String size : arguments) {
            new FlowAudienceBenchmark(Integer.parseInt(size)).run();
        }
    }

    private void run() {
        workload.profiles();
        StoreWorkload.Events past = workload.events(StoreWorkload.START - 90L * 86_400 * 1000);
        for (int i = 0; i < past.size(); i++) {
            workload.add(past, i);
        }
        StoreWorkload.Events events = workload.events(StoreWorkload.START);
        workload.people.arrange();
        long memory = StoreWorkload.memory();
        double start = StoreWorkload.median(1, this::start);
        double bytes = (StoreWorkload.memory() - memory) / (double) workload.people.size();
        flips = 0;
        double flow = StoreWorkload.median(1, () -> flow(events));
        System.out.printf(
                Locale.ROOT,
                "%d people, %d events, %d flips: %.2f s; start %.0f ms, %.1f bytes a person%n",
                workload.people.size(),
                events.size(),
                flips,
                flow / 1000,
                start,
                bytes);
    }

    private void start() {
        List<Audience> started = new ArrayList<>();
        for (Target target : StoreWorkload.targets().subList(1, 4)) {
            started.add(audiences.add(target, (_, _, _) -> flips++));
        }
        started.forEach(audience -> audience.start(StoreWorkload.START));
    }

    private void flow(StoreWorkload.Events events) {
        for (int i = 0; i < events.size(); i++) {
            if (i % SWEEP == 0) {
                workload.people.letGo(events.times()[i], _ -> {});
            }
            if (i % AHEAD == 0) {
                peek(events, i);
            }
            apply(events, i);
        }
        audiences.advance(StoreWorkload.END);
    }

    private void peek(StoreWorkload.Events events, int first) {
        for (int i = first; i < Math.min(events.size(), first + AHEAD); i++) {
            int person = events.persons()[i];
            peeked += audiences.peek(person) + workload.people.peek(person, events.slots()[i]);
        }
    }

    private void apply(StoreWorkload.Events events, int i) {
        long now = events.times()[i];
        audiences.advance(now - 1);
        workload.add(events, i);
        audiences.event(events.persons()[i], events.slots()[i]);
        audiences.evaluate(now);
    }
}
