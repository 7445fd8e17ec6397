package dev.mixhook.engine.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was taken back is not in the file, however the disk fails. */
class JournalFileTest {
    @TempDir private Path folder;

    @Test
    void nothing_is_written_until_what_was_taken_back_is_gone() throws IOException {
        Path path = folder.resolve("x");
        try (FaultyChannel disk = FaultyChannel.open(path);
                JournalFile file = new JournalFile(path, disk)) {
            file.add("kept");
            file.force();
            file.commit();
            disk.fails(true);
            file.add("half");
            assertThatThrownBy(file::force).isInstanceOf(IOException.class);
            file.takeBack();
            assertThat(Files.readString(path)).isEqualTo("kept\nha");
            assertThatThrownBy(file::force).isInstanceOf(IOException.class);
            disk.fails(false);
            file.add("next");
            file.force();
            file.commit();
            assertThat(Files.readString(path)).isEqualTo("kept\nnext\n");
        }
    }
}
