package dev.mixhook.engine.live;

import dev.mixhook.engine.feed.DamagedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** More than half of a data file cannot be read: it is not what it is taken for. */
final class DamagedDataException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient List<Path> files;

    DamagedDataException(List<DamagedFile> files) {
        super(
                files.stream()
                        .map(file -> file.file() + ": " + file.message())
                        .collect(Collectors.joining("\n")));
        this.files = files.stream().map(DamagedFile::file).toList();
    }

    List<Path> files() {
        return files;
    }
}
