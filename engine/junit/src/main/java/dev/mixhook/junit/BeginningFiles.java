package dev.mixhook.junit;

import dev.mixhook.junit.driver.Beginning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether what a session begins with is there. */
final class BeginningFiles {
    private BeginningFiles() {}

    /**
     * Looks for it.
     *
     * @throws IllegalArgumentException if something is missing: all of it at once
     */
    static void check(Beginning beginning) {
        List<String> problems = new ArrayList<>();
        if (beginning.campaigns().isEmpty() && beginning.campaignTexts().isEmpty()) {
            problems.add(
                    "no campaign: add campaigns(\"src/test/mixhook/campaigns\") or campaign(yaml)");
        }
        Stream.of(beginning.campaigns(), beginning.profiles(), beginning.events())
                .flatMap(List::stream)
                .filter(path -> !Files.exists(path))
                .map(BeginningFiles::missing)
                .forEach(problems::add);
        beginning.campaigns().stream()
                .filter(Files::isDirectory)
                .filter(folder -> !hasCampaigns(folder))
                .map(BeginningFiles::empty)
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /** The usual cause is that tests run in another folder than was thought. */
    private static String missing(Path path) {
        return "%s: there is no such file or folder; it would be %s"
                .formatted(path, path.toAbsolutePath().normalize());
    }

    private static String empty(Path folder) {
        return "%s: no campaign in this folder. They stand in %s, or in %s"
                .formatted(
                        folder.toAbsolutePath().normalize(),
                        folder.resolve("*.yaml"),
                        folder.resolve("campaigns").resolve("*.yaml"));
    }

    private static boolean hasCampaigns(Path folder) {
        try {
            return !CampaignTexts.files(folder).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
