package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.contract.pack.StandardPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample's receivers of event streams: the good ones pass everything, each bug is found by the
 * checks of its row in {@code docs/verify-event-stream.md}.
 */
@DisabledOnOs(OS.WINDOWS)
class EventReceiversTest {
    private static final BugTable TABLE =
            new BugTable(Path.of("../docs/verify-event-stream.md"), StandardPack.EVENT_STREAM);

    private static final SampleReceivers RECEIVERS =
            new SampleReceivers(
                    TABLE,
                    List.of("event_receiver", "buggy_events"),
                    List.of("EventReceiver", "BuggyEventReceiver"),
                    List.of(
                            "no-insert-id",
                            "keyed-by-user",
                            "known-rolls-back",
                            "races",
                            "first-event-alone",
                            "high-water-mark",
                            "id-lower-case",
                            "body-limit",
                            "needs-plan",
                            "no-password"));

    @TempDir private static Path classes;

    @TestFactory
    Stream<DynamicTest> each_bug_is_found_by_the_checks_of_its_row() throws IOException {
        return RECEIVERS.inPython();
    }

    @TestFactory
    Stream<DynamicTest> so_it_is_in_java() throws IOException {
        return RECEIVERS.inJava(classes);
    }

    @TestFactory
    Stream<DynamicTest> so_it_is_in_node() throws IOException {
        return RECEIVERS.inNode();
    }

    @TestFactory
    Stream<DynamicTest> the_good_ones_pass_everything() {
        return RECEIVERS.good(classes);
    }

    @Test
    void the_page_says_how_many_bugs_there_are_and_all_are_found() throws IOException {
        assertThat(TABLE.rows())
                .hasSizeGreaterThanOrEqualTo(8)
                .allMatch(row -> !row.foundBy().isEmpty());
        assertThat(Files.readString(TABLE.page())).contains(TABLE.rows().size() + " known bugs");
    }
}
