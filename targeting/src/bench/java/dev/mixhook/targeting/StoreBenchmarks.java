package dev.mixhook.targeting;

import dev.mixhook.targeting.audience.FlowTimersBenchmark;
import dev.mixhook.targeting.person.StoreMemoryBenchmark;

/** All of them, each with the number of people that is given. */
final class StoreBenchmarks {
    private StoreBenchmarks() {}

    public static void main(String[] people) {
        StoreMemoryBenchmark.main(people);
        FlowTimersBenchmark.main(people);
        ScanBenchmark.main(people);
        FlowAudienceBenchmark.main(people);
    }
}
