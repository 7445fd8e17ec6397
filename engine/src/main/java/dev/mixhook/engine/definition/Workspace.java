package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Campaign;
import java.nio.file.Path;
import java.util.List;

/**
 * What the files on a command line stand for.
 *
 * @param profiles files of people
 * @param events files of events
 * @param warnings what is not wrong in the campaign and project files, and may mean another thing
 *     than was meant
 */
public record Workspace(
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
        return new Workspace(project, campaigns, profiles, events, List.of());
    }

    /** What reading gave: a workspace, or everything that is wrong. */
    public sealed interface Reading {
        record Valid(Workspace workspace) implements Reading {}

        /** What is wrong, and what is right, so that the data can be checked too. */
        record Invalid(List<Problem> problems, Workspace readable) implements Reading {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }
}
