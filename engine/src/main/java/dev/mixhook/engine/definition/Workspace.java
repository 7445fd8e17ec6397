package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the files on a command line stand for.
 *
 * @param home the folder of project and data; null if there is none
 * @param profiles files of people
 * @param events files of events
 * @param warnings what is not wrong in the campaign and project files, and may mean another thing
 *     than was meant
 */
public record Workspace(
        @Nullable Path home,
        Project project,
        List<Campaign> campaigns,
        List<Path> profiles,
        List<Path> events,
        List<Problem> warnings) {
    public Workspace {
        campaigns = List.copyOf(campaigns);
        profiles = List.copyOf(profiles);
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }

    /** What it stands for alone. */
    public Workspace withoutWarnings() {
        return new Workspace(home, project, campaigns, profiles, events, List.of());
    }

    /** This workspace with other campaigns. */
    public Workspace with(List<Campaign> campaigns) {
        return new Workspace(home, project, campaigns, profiles, events, warnings);
    }

    /** All data files. */
    public List<Path> data() {
        return Stream.concat(profiles.stream(), events.stream()).toList();
    }

    /** This workspace without some data files. */
    public Workspace without(Set<Path> files) {
        return new Workspace(
                home,
                project,
                campaigns,
                profiles.stream().filter(file -> !files.contains(file)).toList(),
                events.stream().filter(file -> !files.contains(file)).toList(),
                warnings);
    }

    /** This workspace with data files beside its own, where they are not among them. */
    public Workspace with(Path moreProfiles, Path moreEvents) {
        return new Workspace(
                home,
                project,
                campaigns,
                with(profiles, moreProfiles),
                with(events, moreEvents),
                warnings);
    }

    private static List<Path> with(List<Path> files, Path more) {
        return files.contains(more)
                ? files
                : Stream.concat(files.stream(), Stream.of(more)).toList();
    }

    /** What reading gave: a workspace, or everything that is wrong. */
    public sealed interface ReadResult {
        record Valid(Workspace workspace) implements ReadResult {}

        /** What is wrong, and what is right, so that the data can be checked too. */
        record Invalid(List<Problem> problems, Workspace readable) implements ReadResult {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }
}
