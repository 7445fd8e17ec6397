package dev.mixhook.junit.driver;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session begins with.
 *
 * @param campaigns files and folders
 * @param campaignTexts campaigns that stand in no file
 * @param project its text; null for the file that belongs to the campaigns
 * @param profiles files of people
 * @param events files of events
 * @param variables that campaigns may refer to
 * @param url where all campaigns post; null for where they say
 * @param allowedHosts that are posted to beside this machine
 */
public record Beginning(
        Instant startAt,
        List<Path> campaigns,
        List<String> campaignTexts,
        @Nullable String project,
        List<Path> profiles,
        List<Path> events,
        Map<String, String> variables,
        @Nullable String url,
        Set<String> allowedHosts,
        long seed,
        boolean keepGoing) {
    public Beginning {
        campaigns = List.copyOf(campaigns);
        campaignTexts = List.copyOf(campaignTexts);
        profiles = List.copyOf(profiles);
        events = List.copyOf(events);
        variables = Map.copyOf(variables);
        allowedHosts = Set.copyOf(allowedHosts);
    }
}
