package dev.mixhook.engine.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that are new to a plan: none is taken while it is being written. */
public final class NewFiles {
    private List<?> last = List.of();
    private int settled;
    private int looks;

    /**
     * Looks at them; whether all can be taken as they are.
     *
     * @throws IOException if one cannot be looked at
     */
    public boolean isOver(List<Path> files) throws IOException {
        List<?> now = looksAt(files);
        settled = now.equals(last) ? settled + 1 : 0;
        last = now;
        looks = files.isEmpty() ? 0 : looks + 1;
        return files.isEmpty() || settled >= FollowedFile.SETTLED || looks >= FollowedFile.PATIENCE;
    }

    /** What files are, as far as can be told without reading them. */
    public static List<?> looksAt(List<Path> files) throws IOException {
        List<FileStatus> looks = new ArrayList<>();
        for (Path file : files) {
            looks.add(FileStatus.at(file));
        }
        return looks;
    }
}
