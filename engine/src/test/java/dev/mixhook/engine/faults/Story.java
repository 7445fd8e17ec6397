package dev.mixhook.engine.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Campaigns, people, what they do, and a receiver, all drawn from one seed.
 *
 * @param campaigns YAML, one a campaign
 * @param beat everything happens on a multiple of it, on half of one, or a millisecond after
 * @param isBrief whether it is so short that it can be told again with a crash at every write
 * @param canMove whether people change their time zone, or are deleted
 */
record Story(
        long seed,
        String project,
        List<String> campaigns,
        List<String> profiles,
        List<String> events,
        Instant from,
        Instant end,
        Duration beat,
        boolean isBrief,
        boolean canMove,
        boolean keepGoing,
        PostFaults postFaults) {
    Story {
        campaigns = List.copyOf(campaigns);
        profiles = List.copyOf(profiles);
        events = List.copyOf(events);
    }

    /** As files in a folder, in place of those of another story. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(folder.resolve("project.yaml"), project);
        Files.writeString(
                folder.resolve("campaigns/all.yaml"),
                "campaigns:\n" + String.join("\n", campaigns) + "\n");
        Files.write(folder.resolve("profiles.jsonl"), profiles);
        Files.write(folder.resolve("events.jsonl"), events);
    }
}
