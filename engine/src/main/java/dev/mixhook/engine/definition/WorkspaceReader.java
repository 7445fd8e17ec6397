package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Campaign;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the folders and files of a command line. A folder means its {@code project.yaml}, every
 * {@code campaigns/*.yaml}, and every {@code profiles.*} and {@code events.*} in it. A campaign
 * file alone takes its project and data from the folder that it lies in, or from the one above its
 * {@code campaigns} folder.
 */
public final class WorkspaceReader {
    private static final long LARGEST_YAML = 3_000_000;
    private static final Pattern YAML = Pattern.compile(".*\\.ya?ml");
    private static final Pattern DATA = Pattern.compile(".*\\.(jsonl|ndjson|json)(\\.gz)?");

    private final Environment environment;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Path> campaignFiles = new ArrayList<>();
    private final List<Path> profiles = new ArrayList<>();
    private final List<Path> events = new ArrayList<>();
    private Optional<Path> home = Optional.empty();

    private WorkspaceReader(Map<String, String> variables) {
        this.environment = new Environment(variables);
    }

    /**
     * Reads all of it, and finds all that is wrong.
     *
     * @param paths folders and files, as the user named them
     * @param variables environment variables that campaign files may refer to
     */
    public static Workspace.Reading read(List<Path> paths, Map<String, String> variables) {
        return new WorkspaceReader(variables).read(paths);
    }

    private Workspace.Reading read(List<Path> paths) {
        paths.forEach(this::add);
        if (home.isEmpty() && !campaignFiles.isEmpty()) {
            home = Optional.of(homeOf(campaignFiles.getFirst()));
        }
        Project project =
                home.map(folder -> folder.resolve("project.yaml"))
                        .filter(Files::exists)
                        .map(this::project)
                        .orElse(Project.DEFAULT);
        home.ifPresent(folder -> addData(folder, project));
        List<Campaign> campaigns = campaigns(project);
        if (campaignFiles.isEmpty() && problems.isEmpty()) {
            problem(
                    paths.getFirst(),
                    "No campaign file here. Campaigns stand in campaigns/*.yaml.");
        }
        return problems.isEmpty()
                ? new Workspace.Reading.Valid(new Workspace(project, campaigns, profiles, events))
                : new Workspace.Reading.Invalid(problems);
    }

    private void add(Path path) {
        String name = String.valueOf(path.getFileName());
        if (Files.isDirectory(path)) {
            home = home.or(() -> Optional.of(path));
            campaignFiles.addAll(list(path.resolve("campaigns"), YAML));
        } else if (!Files.exists(path)) {
            problem(path, "There is no such file or folder.");
        } else if (name.equals("project.yaml")) {
            home = Optional.of(path.resolveSibling(""));
        } else if (YAML.matcher(name).matches()) {
            campaignFiles.add(path);
        } else if (DATA.matcher(name).matches() && name.startsWith("profiles")) {
            profiles.add(path);
        } else if (DATA.matcher(name).matches() && name.startsWith("events")) {
            events.add(path);
        } else {
            problem(
                    path,
                    "Neither a campaign file (*.yaml) nor data (profiles.* or events.*, .jsonl, .ndjson or .json, plain or .gz).");
        }
    }

    private static Path homeOf(Path campaignFile) {
        Path folder = campaignFile.toAbsolutePath().normalize().resolveSibling("");
        return folder.endsWith("campaigns") ? folder.resolveSibling("") : folder;
    }

    private void addData(Path folder, Project project) {
        if (profiles.isEmpty()) {
            profiles.addAll(data(folder, project.profiles(), "profiles"));
        }
        if (events.isEmpty()) {
            events.addAll(data(folder, project.events(), "events"));
        }
    }

    private List<Path> data(Path folder, List<String> named, String prefix) {
        if (named.isEmpty()) {
            return list(folder, Pattern.compile(prefix + DATA.pattern()));
        }
        List<Path> files = named.stream().map(folder::resolve).toList();
        files.stream()
                .filter(file -> !Files.exists(file))
                .forEach(
                        file ->
                                problem(
                                        file,
                                        "There is no such file; "
                                                + folder.resolve("project.yaml")
                                                + " names it."));
        return files;
    }

    private List<Path> list(Path folder, Pattern names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> names.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problem(folder, "Not readable: " + e.getMessage());
            return List.of();
        }
    }

    private Project project(Path file) {
        Problems found = new Problems(file.toString());
        Project project =
                document(file, found)
                        .map(node -> Project.read(node, found))
                        .orElse(Project.DEFAULT);
        problems.addAll(found.found());
        return project;
    }

    private List<Campaign> campaigns(Project project) {
        List<Campaign> campaigns = new ArrayList<>();
        Map<String, Path> files = new HashMap<>();
        for (Path file : campaignFiles) {
            Problems found = new Problems(file.toString());
            Optional<Node> document = document(file, found);
            List<Campaign> read =
                    document.map(
                                    node ->
                                            new CampaignFile(project.zone(), environment, found)
                                                    .read(node))
                            .orElse(List.of());
            problems.addAll(found.found());
            for (Campaign campaign : read) {
                Path other = files.putIfAbsent(campaign.name(), file);
                if (other != null) {
                    problem(
                            file,
                            "A campaign named "
                                    + campaign.name()
                                    + " stands in "
                                    + other
                                    + " already; names are unique.");
                }
                campaigns.add(campaign);
            }
        }
        return campaigns;
    }

    private Optional<Node> document(Path file, Problems found) {
        try {
            if (Files.size(file) > LARGEST_YAML) {
                problem(
                        file,
                        "Larger than 3 MB, which no campaign file is. People and events go into .jsonl files.");
                return Optional.empty();
            }
            return YamlDocument.parse(Files.readString(file), found);
        } catch (MalformedInputException _) {
            problem(file, "Not UTF-8 text.");
        } catch (IOException e) {
            problem(file, "Not readable: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void problem(Path file, String message) {
        problems.add(new Problem(file.toString(), 1, 1, "", message));
    }
}
