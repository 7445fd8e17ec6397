package dev.mixhook.engine.live;

import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.feed.Absence;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.Tail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Keeps what a daemon says, a line each. */
record TalkLog(BlockingQueue<String> said) implements DaemonListener {
    @Override
    public void started(Workspace workspace, Feed feed) {
        said.add("started");
    }

    @Override
    public void next(Workspace workspace, Map<String, Long> next) {}

    @Override
    public void gained(Tail.Gain gain) {
        said.add("gained " + gain.size() + ", damaged " + gain.damaged());
    }

    @Override
    public void changed(List<String> differences) {
        said.add("changed " + differences);
    }

    @Override
    public void rewritten() {
        said.add("rewritten");
    }

    @Override
    public void missing(List<Absence> absences, @Nullable Duration wait) {
        absences.forEach(
                one -> said.add("missing " + one.file().getFileName() + " " + one.reason()));
    }

    @Override
    public void back(List<Path> files) {
        files.forEach(file -> said.add("back " + file.getFileName()));
    }

    @Override
    public void givenUp(List<Absence> absences) {
        absences.forEach(one -> said.add("given up " + one.file().getFileName()));
    }

    @Override
    public void woken() {
        said.add("woken");
    }

    @Override
    public void warned(List<Problem> warnings) {}

    @Override
    public void broken(List<Problem> problems) {
        said.add("broken " + problems);
    }

    @Override
    public void unreadable(String reason) {
        said.add("unreadable " + reason);
    }
}
