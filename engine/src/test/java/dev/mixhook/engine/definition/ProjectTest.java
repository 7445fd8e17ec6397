package dev.mixhook.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.feed.DataZones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code project.yaml} says of the data. */
class ProjectTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"utc, utc", "project, utc", "utc, project", "project, project"})
    void profile_dates_and_event_times_are_each_in_utc_or_in_the_projects_zone( // R-T11
            String profiles, String events) throws IOException {
        Project project =
                read(
                        "{zone: Asia/Tokyo, profile_dates: %s, event_times: %s}"
                                .formatted(profiles, events));
        assertThat(project.zones()).isEqualTo(new DataZones(zone(profiles), zone(events)));
    }

    @Test
    void data_that_is_missing_is_waited_for_for_ever_or_for_a_time() throws IOException {
        assertThat(read("{}").waitForData()).isEmpty();
        assertThat(read("{missing_data: keep}").waitForData()).isEmpty();
        assertThat(read("{missing_data: 10 minutes}").waitForData())
                .isEqualTo(Optional.of(Duration.ofMinutes(10)));
    }

    @Test
    void anything_else_is_a_problem_with_its_place() throws IOException {
        assertThat(problems("{event_times: local, missing_data: soon}"))
                .extracting(Problem::column, Problem::key, Problem::message)
                .containsExactly(
                        tuple(
                                24,
                                "project.event_times",
                                "\"local\" is text; `event_times` takes utc or project."),
                        tuple(
                                45,
                                "project.missing_data",
                                "\"soon\" is text; `missing_data` takes keep, or a time with its unit, such as 10 minutes."));
    }

    private static ZoneId zone(String setting) {
        return setting.equals("project") ? TOKYO : ZoneOffset.UTC;
    }

    private Project read(String project) throws IOException {
        return ((Workspace.ReadResult.Valid) reading(project)).workspace().project();
    }

    private List<Problem> problems(String project) throws IOException {
        return ((Workspace.ReadResult.Invalid) reading(project)).problems();
    }

    private Workspace.ReadResult reading(String project) throws IOException {
        Files.writeString(folder.resolve("project.yaml"), "project: " + project);
        return WorkspaceReader.readToTry(List.of(folder), Map.of());
    }
}
