package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.page.PageHead;
import dev.mixhook.engine.page.PageRecording;
import dev.mixhook.targeting.person.People;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A page of what a run did, as one file; without the option nothing is kept. */
final class HtmlOption {
    /** Data of more people takes too long, and too much memory, to be read once more. */
    private static final int MOST_READ_AGAIN = 100_000;

    @Option(
            names = {"--html", "--html-file"},
            paramLabel = "FILE",
            description =
                    "Also write a page to look at: timeline, POSTs, people, campaigns. One file that loads nothing.")
    private @Nullable Path file;

    private @Nullable PageRecording recording;

    /**
     * Begins to keep what the rest is told, if it is asked for.
     *
     * @param limit of the memory that there is
     */
    void begin(PageHead head, MemoryLimit limit) {
        recording = file == null ? null : new PageRecording(head, limit.heap());
    }

    /** What it takes beside the data: also that data once more, where it is read again. */
    PageMemory memory() {
        return file == null
                ? PageMemory.NONE
                : (data, limit) ->
                        PageRecording.memory(limit.heap())
                                + (data.people() > MOST_READ_AGAIN ? 0 : data.dataBytes());
    }

    EngineListener and(EngineListener listener) {
        if (recording == null) {
            return listener;
        }
        EngineListener page = recording.listener();
        return event -> {
            listener.tell(event);
            page.tell(event);
        };
    }

    Sender around(Sender sender) {
        return recording == null ? sender : recording.around(sender);
    }

    LongConsumer and(LongConsumer clock, Engine engine, Duration length) {
        return recording == null
                ? clock
                : clock.andThen(
                        recording.audiences(engine::audienceSizes, engine.present(), length));
    }

    /**
     * Writes the page, if it is asked for.
     *
     * @param workspace whose data is read once more
     * @param people as they are at the end
     * @throws IOException if it cannot be written
     */
    void write(Workspace workspace, People people) throws IOException {
        if (recording != null && file != null) {
            recording.write(
                    file,
                    people,
                    people.size() > MOST_READ_AGAIN ? null : WorkspaceDataAgain.of(workspace));
        }
    }
}
