package dev.mixhook.junit;

import dev.mixhook.junit.driver.Beginning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What campaign files and their project file say, for a process that may not read them itself.
 *
 * @param files that the first of the texts stand in
 * @param project null if there is none
 */
record CampaignTexts(List<Path> files, List<String> campaigns, @Nullable String project) {
    private static final List<String> PROJECT = List.of("project.yaml", "project.yml");

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if one of them cannot be read; the message names it
     */
    static CampaignTexts of(Beginning beginning) {
        try {
            List<Path> files = new ArrayList<>();
            for (Path path : beginning.campaigns()) {
                files.addAll(files(path));
            }
            List<String> texts = new ArrayList<>();
            for (Path file : files) {
                texts.add(Files.readString(file));
            }
            texts.addAll(beginning.campaignTexts());
            String project = beginning.project();
            return new CampaignTexts(
                    files, texts, project == null && !files.isEmpty() ? of(files.get(0)) : project);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(e.getMessage() + ": there is no such file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
        }
    }

    /** A file; those of a folder; of the folder of a project those of its campaigns. */
    static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        Path campaigns = path.resolve("campaigns");
        Path folder = Files.isDirectory(campaigns) ? campaigns : path;
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .filter(file -> !PROJECT.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** The project file beside a campaign, or above the folder of campaigns. */
    private static @Nullable String of(Path campaign) throws IOException {
        Path folder = campaign.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return null;
        }
        Path home = folder.endsWith("campaigns") ? folder.resolveSibling("") : folder;
        for (String name : PROJECT) {
            Path file = home.resolve(name);
            if (Files.exists(file)) {
                return Files.readString(file);
            }
        }
        return null;
    }

    /** A message with the names of files in the place of those of the texts. */
    String named(String message) {
        String named = message;
        for (int i = 0; i < files.size(); i++) {
            named = named.replace("campaigns[" + i + ']', files.get(i).toString());
        }
        return named;
    }
}
