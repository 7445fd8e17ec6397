package dev.mixhook.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.template.EventTemplate;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.feed.DataSample;
import dev.mixhook.engine.memory.MemoryEstimate.Fit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sample and campaigns come to. */
class MemoryEstimateTest {
    private static final DataSample SAMPLE =
            new DataSample(
                    1_000,
                    50_000,
                    100,
                    7_000,
                    Map.of("Login", 20_000L, "Visit", 5_000L),
                    Map.of(),
                    Map.of("Login", 2_000_000L, "Visit", 600_000L),
                    180);

    @TempDir private Path folder;

    @Test
    void a_campaign_keeps_the_events_that_it_names() throws IOException {
        MemoryEstimate estimate =
                MemoryEstimate.of(SAMPLE, campaigns("{did: Visit, within: 7 days}"));
        assertThat(estimate.people()).isEqualTo(1_000);
        assertThat(estimate.events()).isEqualTo(5_000);
        assertThat(estimate.profileBytes()).isEqualTo(50_000 + 1_000 * MemoryCost.PERSON);
        assertThat(estimate.updateBytes()).isEqualTo(7_000 + 100 * MemoryCost.UPDATE);
        assertThat(estimate.eventBytes()).isEqualTo(5_000 * MemoryCost.EVENT);
        assertThat(estimate.propertyBytes()).isZero();
        assertThat(estimate.otherBytes()).isZero();
        assertThat(estimate.standingBytes())
                .isEqualTo(1_000 * (MemoryCost.STANDING + MemoryCost.COLUMN));
        assertThat(estimate.bytes())
                .isEqualTo(
                        MemoryCost.ITSELF
                                + 57_000
                                + 1_000
                                        * (MemoryCost.PERSON
                                                + MemoryCost.STANDING
                                                + MemoryCost.COLUMN)
                                + 100 * MemoryCost.UPDATE
                                + 5_000 * MemoryCost.EVENT);
    }

    @Test
    void events_that_were_taken_in_cost_more_if_a_campaign_names_them() throws IOException {
        DataSample journaled =
                new DataSample(
                        1_000,
                        50_000,
                        100,
                        7_000,
                        Map.of("Login", 20_000L, "Visit", 5_000L),
                        Map.of("Login", 10_000L, "Visit", 2_000L),
                        Map.of(),
                        180);
        List<Campaign> campaigns = campaigns("{did: Visit, within: 7 days}");
        assertThat(MemoryEstimate.of(journaled, campaigns).bytes())
                .isEqualTo(
                        MemoryEstimate.of(SAMPLE, campaigns).bytes() + 2_000 * MemoryCost.ARRIVAL);
    }

    @Test
    void properties_that_a_target_asks_for_cost_once_an_event() throws IOException {
        MemoryEstimate estimate =
                MemoryEstimate.of(
                        SAMPLE,
                        campaigns(
                                "{did: Login, within: 7 days, where: [{property: a, is: 1}, {property: b, is: 2}]}"));
        assertThat(estimate.propertyBytes()).isEqualTo(2 * 20_000 * MemoryCost.EVENT_PROPERTY);
    }

    @Test
    void a_stream_keeps_the_whole_records_of_the_events_that_it_names() throws IOException { // R-E1
        List<Campaign> campaigns = campaigns("{did: Visit, within: 7 days}");
        Campaign one = campaigns.getFirst();
        EventStreamFormat format =
                new EventStreamFormat(
                        EventTemplate.DEFAULT, "1", false, EventStreamFormat.Retries.TABLE);
        Campaign stream =
                new Campaign(
                        "stream",
                        one.webhook().with(format),
                        500,
                        1,
                        one.target(),
                        Schedule.of(
                                new Timing.Stream(List.of("Login"), null), one.schedule().zone()),
                        one.retry());
        MemoryEstimate estimate = MemoryEstimate.of(SAMPLE, List.of(stream));
        assertThat(estimate.streamBytes())
                .isEqualTo(2_000_000 + 20_000 * MemoryCost.STREAMED_EVENT);
        assertThat(MemoryEstimate.of(SAMPLE, campaigns).streamBytes()).isZero();
    }

    @Test
    void events_of_any_name_keep_all_with_their_names() throws IOException { // R-T4
        MemoryEstimate estimate =
                MemoryEstimate.of(SAMPLE, campaigns("{did: $any_event, within: 7 days}"));
        assertThat(estimate.events()).isEqualTo(25_000);
        assertThat(estimate.otherBytes())
                .isEqualTo(25_000 * (MemoryCost.EVENT + MemoryCost.EVENT_PROPERTY));
    }

    @Test
    void twice_the_data_takes_twice_as_much() throws IOException {
        List<Campaign> campaigns = campaigns("{did: Visit, within: 7 days}");
        DataSample twice =
                new DataSample(
                        2_000,
                        100_000,
                        200,
                        14_000,
                        Map.of("Login", 40_000L, "Visit", 10_000L),
                        Map.of(),
                        Map.of(),
                        180);
        assertThat(MemoryEstimate.of(twice, campaigns).bytes() - MemoryCost.ITSELF)
                .isEqualTo(2 * (MemoryEstimate.of(SAMPLE, campaigns).bytes() - MemoryCost.ITSELF));
    }

    @Test
    void nothing_is_too_big_but_by_a_clear_margin() throws IOException {
        MemoryEstimate estimate =
                MemoryEstimate.of(SAMPLE, campaigns("{did: Visit, within: 7 days}"));
        long bytes = estimate.bytes();
        assertThat(estimate.in(2 * bytes)).isEqualTo(Fit.FITS);
        assertThat(estimate.in(bytes)).isEqualTo(Fit.DOUBTFUL);
        assertThat(estimate.in(bytes / 3 * 2 + 3)).isEqualTo(Fit.DOUBTFUL);
        assertThat(estimate.in(bytes / 3 * 2 - 3)).isEqualTo(Fit.TOO_BIG);
        assertThat(estimate.in(estimate.enough())).isEqualTo(Fit.FITS);
    }

    @Test
    void what_would_help_most_is_told_first() throws IOException {
        DataSample large =
                new DataSample(
                        1_000,
                        50_000,
                        100,
                        7_000,
                        Map.of("Login", 2_000_000L, "Visit", 50_000L),
                        Map.of(),
                        Map.of(),
                        180);
        List<Campaign> campaigns =
                campaigns("{did: Visit, within: 7 days}", "{did: $any_event, within: 7 days}");
        List<Saving> savings = Saving.of(large, campaigns, 0);
        assertThat(savings.getFirst())
                .isEqualTo(
                        new Saving(
                                "the campaign c1",
                                2_000_000 * (MemoryCost.EVENT + MemoryCost.EVENT_PROPERTY)
                                        + 1_000 * (MemoryCost.STANDING + MemoryCost.COLUMN)));
        assertThat(savings)
                .extracting(Saving::what)
                .anyMatch(what -> what.contains("$any_event"))
                .anyMatch(what -> what.contains("campaign c1"))
                .anyMatch(what -> what.contains("about 180 days"))
                .noneMatch(what -> what.contains("campaign c0") || what.contains("updates"));
    }

    @Test
    void a_page_takes_memory_too_and_is_among_what_can_be_left_out() throws IOException {
        List<Campaign> campaigns = campaigns("{did: Visit, within: 7 days}");
        MemoryEstimate data = MemoryEstimate.of(SAMPLE, campaigns);
        MemoryEstimate estimate = data.beside(100 << 20);
        assertThat(estimate.bytes()).isEqualTo(data.bytes() + (100 << 20));
        assertThat(estimate.dataBytes()).isEqualTo(data.dataBytes());
        assertThat(Saving.of(SAMPLE, campaigns, estimate.pageBytes()).getFirst())
                .isEqualTo(new Saving("the page to look at: --no-page, and no --html", 100 << 20));
    }

    private List<Campaign> campaigns(String... targets) throws IOException {
        Path campaigns = Files.createDirectories(folder.resolve("campaigns"));
        for (int i = 0; i < targets.length; i++) {
            Files.writeString(
                    campaigns.resolve("c" + i + ".yaml"),
                    "campaign: c%d\nwebhook: {url: \"http://localhost:1/x\"}\ntarget: %s\nschedule: asap\n"
                            .formatted(i, targets[i]));
        }
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\": \"ana\", \"$properties\": {}}\n");
        return switch (WorkspaceReader.read(List.of(folder), Map.of())) {
            case Workspace.ReadResult.Valid(Workspace workspace) -> workspace.campaigns();
            case Workspace.ReadResult.Invalid(List<Problem> problems, Workspace _) ->
                    throw new AssertionError(problems);
        };
    }
}
