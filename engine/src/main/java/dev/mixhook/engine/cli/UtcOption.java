package dev.mixhook.engine.cli;

import dev.mixhook.engine.definition.Project;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.text.Times;
import java.time.ZoneId;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** The time zone in which times are shown. */
final class UtcOption {
    @Option(
            names = "--utc",
            description = "Show times in UTC. Default: in the project's time zone.")
    private boolean utc;

    /** How times of a project are shown. */
    Times of(ZoneId project) {
        return new Times(utc ? ZoneOffset.UTC : project);
    }

    /** How times are shown where no project is read: as that of the folder one stands in says. */
    Times here(Terminal terminal) {
        return of(zoneHere(terminal));
    }

    /** The time zone of the project in the folder one stands in; UTC if there is none. */
    static ZoneId zoneHere(Terminal terminal) {
        return HomeFolder.project(terminal)
                .map(Workspace::project)
                .map(Project::zone)
                .orElse(ZoneOffset.UTC);
    }
}
