package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Ticker;
import dev.mixhook.engine.contract.probe.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ReceiverProcessTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir private Path folder;

    @Test
    void it_ends_with_what_it_started_and_with_those_who_do_not_want_to() throws Exception {
        ReceiverProcess process =
                start(
                        "trap '' TERM; sleep 1000 & echo $!; (trap '' TERM; sleep 1001) & echo $!; wait");
        List<ProcessHandle> children = children(process, 2);
        process.close();
        assertThat(process.exit()).isPresent();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void it_ends_with_those_who_have_left_it() throws Exception {
        ReceiverProcess process = start("sleep 1000 & echo $!");
        List<ProcessHandle> children = children(process, 1);
        assertThat(soon(() -> process.exit().isPresent())).isTrue();
        assertThat(children).allMatch(ProcessHandle::isAlive);
        process.close();
        assertThat(soon(() -> !children.getFirst().isAlive())).isTrue();
    }

    @Test
    void of_its_output_the_end_is_kept_however_much_it_is() throws Exception {
        try (ReceiverProcess process =
                start(
                        "echo $GREETING; head -c 3000000 /dev/zero | tr '\\0' x; echo; echo last >&2")) {
            assertThat(soon(() -> process.output().contains("last"))).isTrue();
            assertThat(process.output()).doesNotContain("hello");
            assertThat(String.join("", process.output())).hasSizeLessThan(70_000);
        }
    }

    @Test
    void its_exit_code_is_known_and_it_runs_in_its_folder() throws Exception {
        try (ReceiverProcess process = start("pwd; echo $GREETING; exit 7")) {
            assertThat(soon(() -> process.exit().isPresent())).isTrue();
            assertThat(process.exit()).isEqualTo(Optional.of(7));
            assertThat(soon(() -> process.output().size() == 2)).isTrue();
            assertThat(process.output()).containsExactly(folder.toRealPath().toString(), "hello");
        }
    }

    private static boolean soon(BooleanSupplier isSo) throws InterruptedException {
        return Deadline.in(SOON, Ticker.system()).awaits(isSo);
    }

    private ReceiverProcess start(String command) throws IOException {
        return ReceiverProcess.start(command, folder, Map.of("GREETING", "hello"));
    }

    private static List<ProcessHandle> children(ReceiverProcess process, int count)
            throws InterruptedException {
        assertThat(soon(() -> process.output().size() == count)).isTrue();
        return process.output().stream()
                .map(line -> ProcessHandle.of(Long.parseLong(line)).orElseThrow())
                .toList();
    }
}
