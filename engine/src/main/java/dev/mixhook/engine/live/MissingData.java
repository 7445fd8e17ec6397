package dev.mixhook.engine.live;

import dev.mixhook.engine.feed.Absence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells once of data that is missing, and once when it is back. */
final class MissingData {
    private final DaemonListener daemonListener;
    private final @Nullable Duration wait;
    private final Set<Path> told = new HashSet<>();

    /**
     * @param wait how long it is waited for; null for ever
     */
    MissingData(DaemonListener daemonListener, @Nullable Duration wait) {
        this.daemonListener = daemonListener;
        this.wait = wait;
    }

    /**
     * What a look found.
     *
     * @param missing what is to be told of
     * @param away all that is not there
     */
    void look(List<Absence> missing, Set<Path> away) {
        List<Path> back = told.stream().filter(file -> !away.contains(file)).sorted().toList();
        List<Absence> more =
                missing.stream().filter(absence -> !told.contains(absence.file())).toList();
        if (!more.isEmpty()) {
            daemonListener.missing(more, wait);
        }
        if (!back.isEmpty()) {
            daemonListener.back(back);
        }
        back.forEach(told::remove);
        more.forEach(absence -> told.add(absence.file()));
    }
}
