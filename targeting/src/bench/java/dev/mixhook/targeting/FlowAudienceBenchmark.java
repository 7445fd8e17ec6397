package dev.mixhook.targeting;

import dev.mixhook.targeting.audience.Audience;
import dev.mixhook.targeting.evaluation.Evaluator;
import dev.mixhook.targeting.selector.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** 90 days of P2, P3 and P4 with every flip at its instant, events already in memory. */
final class FlowAudienceBenchmark {
    private static final int AHEAD = Integer.getInteger("ahead", 256);

    private FlowAudienceBenchmark() {}

    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[0]);
        StoreWorkload workload = new StoreWorkload(size);
        workload.profiles();
        StoreWorkload.Events past = workload.events(StoreWorkload.START - 90L * 86_400 * 1000);
        StoreWorkload.Events events = workload.events(StoreWorkload.START);
        for (int i = 0; i < past.size(); i++) {
            workload.add(past, i);
        }
        workload.people.arrange();
        long memory = StoreWorkload.memory();
        long start = StoreWorkload.cpu();
        long[] flips = new long[1];
        List<Target> targets = StoreWorkload.targets().subList(1, 4);
        List<Audience> audiences = new ArrayList<>();
        for (Target target : targets) {
            Audience audience =
                    new Audience(
                            new Evaluator(target, workload.people), (_, _, _) -> flips[0]++);
            audience.start(workload.people, StoreWorkload.START);
            audiences.add(audience);
        }
        System.out.printf(
                Locale.ROOT,
                "start %.0f ms, %d match, ",
                (StoreWorkload.cpu() - start) / 1e6,
                flips[0]);
        System.out.printf(
                Locale.ROOT,
                "%.1f bytes a person%n",
                (StoreWorkload.memory() - memory) / (double) size);
        start = StoreWorkload.cpu();
        flips[0] = 0;
        long read = 0;
        int touched = 0;
        for (int i = 0; i < events.size(); ) {
            if (AHEAD > 0 && i >= touched) {
                touched = Math.min(events.size(), i + AHEAD);
                workload.people.letGo(events.times()[i]);
                for (int ahead = i; ahead < touched; ahead++) {
                    int person = events.persons()[ahead];
                    read += workload.people.touch(person, workload.login);
                    read += workload.people.touch(person, workload.purchase);
                }
                for (Audience audience : audiences) {
                    for (int ahead = i; ahead < touched; ahead++) {
                        read += audience.touch(events.persons()[ahead]);
                    }
                }
            }
            long now = events.times()[i];
            for (Audience audience : audiences) {
                audience.advance(now - 1);
            }
            int end = i;
            while (end < events.size() && events.times()[end] == now) {
                workload.add(events, end);
                for (Audience audience : audiences) {
                    audience.did(events.persons()[end], events.slots()[end], now);
                }
                end++;
            }
            for (Audience audience : audiences) {
                audience.advance(now);
            }
            i = end;
        }
        for (Audience audience : audiences) {
            audience.advance(StoreWorkload.END);
        }
        System.out.print(read == 1 ? " " : "");
        System.out.printf(
                Locale.ROOT,
                "%d people, %d events, %d flips: %.2f s%n",
                size,
                events.size(),
                flips[0],
                (StoreWorkload.cpu() - start) / 1e9);
    }
}
