package dev.mixhook.engine.definition;

import dev.mixhook.engine.feed.Contents;
import dev.mixhook.engine.feed.ContentsGuess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that lie in a folder, hold people or events, and are not read. One of a kind of data whose
 * files the project or the command line names is passed over on purpose.
 */
public final class UnreadData {
    /** Called like data, whatever the ending, such as {@code events.jsonl.1}. */
    private static final Pattern CALLED_SO =
            Pattern.compile("(?i)(profiles?|people|users|events?|export)([^\\p{L}].*)?");

    private static final Pattern FOLDERS =
            Pattern.compile("(?i)(profiles|people|users|events|data|exports?)([^\\p{L}].*)?");

    private final Workspace workspace;
    private final Set<Path> read;

    private UnreadData(Workspace workspace) {
        this.workspace = workspace;
        this.read = new HashSet<>(workspace.data());
    }

    /**
     * A file that is not read.
     *
     * @param contents what it holds
     */
    public record Unread(Path file, Contents contents) {}

    /** Those in a workspace's folder, and in folders there that are called like data. */
    public static List<Unread> of(Workspace workspace) {
        Path home = workspace.home();
        return home == null ? List.of() : new UnreadData(workspace).in(home);
    }

    private List<Unread> in(Path home) {
        List<Unread> unread = new ArrayList<>();
        for (Path file : list(home)) {
            String name = String.valueOf(file.getFileName());
            if (Files.isDirectory(file) && FOLDERS.matcher(name).matches()) {
                list(file).forEach(inside -> guess(inside).ifPresent(unread::add));
            } else {
                guess(file).ifPresent(unread::add);
            }
        }
        return unread;
    }

    private Optional<Unread> guess(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean isCandidate =
                Files.isRegularFile(file)
                        && !read.contains(file)
                        && !name.startsWith(".")
                        && (DataName.isOfAKindThatIsRead(file)
                                || CALLED_SO.matcher(name).matches());
        return isCandidate
                ? ContentsGuess.of(file)
                        .filter(this::isWanted)
                        .map(contents -> new Unread(file, contents))
                : Optional.empty();
    }

    /** Whether everything of a kind is meant that lies there. */
    private boolean isWanted(Contents contents) {
        return switch (contents) {
            case PEOPLE ->
                    workspace.project().profiles().isEmpty()
                            && areOfTheFolder(workspace.profiles());
            case EVENTS ->
                    workspace.project().events().isEmpty() && areOfTheFolder(workspace.events());
        };
    }

    private boolean areOfTheFolder(List<Path> files) {
        Path home = workspace.home();
        return home != null
                && files.stream()
                        .allMatch(file -> home.resolve("").equals(file.resolveSibling("")));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException _) {
            // Whoever reads the folder tells of it.
            return List.of();
        }
    }
}
