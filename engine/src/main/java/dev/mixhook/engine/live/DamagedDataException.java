package dev.mixhook.engine.live;

import dev.mixhook.engine.feed.DamagedFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** More than half of a data file cannot be read: it is not what it is taken for. */
final class DamagedDataException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedDataException(List<DamagedFile> files) {
        super(
                files.stream()
                        .map(file -> file.file() + ": " + file.message())
                        .collect(Collectors.joining("\n")));
    }
}
