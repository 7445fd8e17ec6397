package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.feed.DamagedLine;
import dev.mixhook.engine.feed.FeedCounts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedReportTest {
    @Test
    void what_is_worth_a_word_gets_one() { // R-T1
        List<DamagedLine> damaged =
                List.of(new DamagedLine(Path.of("events.jsonl"), 7, 1, "no \"time\""));
        assertThat(
                        said(
                                new FeedCounts(
                                        1200, 5, 9000, 0, 3, 1, 2, 3456, 2, damaged, List.of(), 0),
                                3))
                .isEqualTo(
                        """
                1,200 people, 5 updates, 9,000 events, 1 campaign
                3 updates from before the profiles were taken: in them already
                3 events named $any_event or $all_events: as a target these mean events of every name
                1 event had no user, or an id such as anon or null
                2 events came again later with the same $insert_id
                3,456 events belonged to ids without a profile: no sends
                2 damaged lines left out:
                  events.jsonl:7:1  no "time"
                  …
                """);
    }

    @Test
    void nothing_else_is_said() {
        assertThat(said(new FeedCounts(1, 1, 2, 2, 0, 0, 0, 0, 0, List.of(), List.of(), 0), 0))
                .isEqualTo("1 person, 1 update, 2 events, 1 campaign\n");
    }

    private static String said(FeedCounts counts, long contained) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FeedReport.print(counts, contained, 1, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
