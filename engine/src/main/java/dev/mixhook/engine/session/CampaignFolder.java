package dev.mixhook.engine.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder that somebody named for the campaigns in it. */
final class CampaignFolder {
    private CampaignFolder() {}

    /**
     * What a command line would name: the files of a folder of campaigns; anything else itself, so
     * that whatever is wrong with it is told as there.
     */
    static List<Path> files(Path path) {
        if (!Files.isDirectory(path) || isProject(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> campaigns =
                    files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
            return campaigns.isEmpty() ? List.of(path) : campaigns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isProject(Path folder) {
        return Stream.of("campaigns", "project.yaml", "project.yml")
                .map(folder::resolve)
                .anyMatch(Files::exists);
    }
}
