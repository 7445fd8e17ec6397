package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.yaml.Environment;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.feed.Contents;
import dev.mixhook.engine.files.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
 * {@code campaigns/*.yaml}, and every {@code profiles*} and {@code events*} in it that is data. A
 * campaign file alone takes its project and data from the folder that it lies in, or from the one
 * above its {@code campaigns} folder.
 */
public final class WorkspaceReader {
    private static final List<String> PROJECT = List.of("project.yaml", "project.yml");
    private static final Pattern YAML = Pattern.compile(".*\\.ya?ml");

    private final Environment environment;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<Path> campaignFiles = new ArrayList<>();
    private final List<Path> profiles = new ArrayList<>();
    private final List<Path> events = new ArrayList<>();
    private final WorkspaceTexts texts;
    private final boolean toTry;
    private Optional<Path> home = Optional.empty();

    private WorkspaceReader(WorkspaceTexts texts, Map<String, String> variables, boolean toTry) {
        this.texts = texts;
        this.environment = new Environment(variables);
        this.toTry = toTry;
    }

    /**
     * Reads all of it, and finds all that is wrong.
     *
     * @param paths folders and files, as the user named them
     * @param variables environment variables that campaign files may refer to
     */
    public static Workspace.ReadResult read(List<Path> paths, Map<String, String> variables) {
        return read(paths, WorkspaceTexts.NONE, variables);
    }

    /**
     * Reads folders and files, and texts beside them that stand in none. A project among the texts
     * goes before that of the files.
     *
     * @param variables environment variables that campaigns may refer to
     */
    public static Workspace.ReadResult read(
            List<Path> paths, WorkspaceTexts texts, Map<String, String> variables) {
        return new WorkspaceReader(texts, variables, false).read(paths);
    }

    /**
     * Reads it likewise to try something out by hand: drafts and campaigns whose sending is off are
     * among the campaigns, and that there is none is no problem.
     */
    public static Workspace.ReadResult readToTry(List<Path> paths, Map<String, String> variables) {
        return new WorkspaceReader(WorkspaceTexts.NONE, variables, true).read(paths);
    }

    private Workspace.ReadResult read(List<Path> paths) {
        paths.forEach(this::add);
        if (home.isEmpty() && !campaignFiles.isEmpty()) {
            home = Optional.of(homeOf(campaignFiles.getFirst()));
        }
        Project project = project();
        home.ifPresent(folder -> addData(folder, project));
        List<Campaign> campaigns = campaigns(project);
        boolean isAsked = !toTry && !paths.isEmpty();
        if (isAsked && campaignSources().isEmpty() && problems.isEmpty()) {
            problem(
                    paths.getFirst(),
                    "No campaign file here. Campaigns stand in campaigns/*.yaml.");
        }
        Workspace workspace =
                new Workspace(home.orElse(null), project, campaigns, profiles, events, warnings);
        return problems.isEmpty()
                ? new Workspace.ReadResult.Valid(workspace)
                : new Workspace.ReadResult.Invalid(problems, workspace);
    }

    private void add(Path path) {
        String name = String.valueOf(path.getFileName());
        if (Files.isDirectory(path) && home.isPresent()) {
            problem(path, "A second folder. A run has one; name its files one by one to add them.");
        } else if (Files.isDirectory(path)) {
            home = Optional.of(path);
            campaignFiles.addAll(list(path.resolve("campaigns"), YAML));
        } else if (!Files.exists(path)) {
            problem(path, "There is no such file or folder.");
        } else if (PROJECT.contains(name)) {
            home = Optional.of(path.resolveSibling(""));
        } else if (YAML.matcher(name).matches()) {
            campaignFiles.add(path);
        } else if (DataName.of(path).isPresent() && isFile(path)) {
            (DataName.of(path).get() == Contents.PEOPLE ? profiles : events).add(path);
        } else if (DataName.of(path).isEmpty()) {
            problem(
                    path,
                    "Neither a campaign file (*.yaml) nor data (profiles* or events*, "
                            + DataName.KINDS
                            + ").");
        }
    }

    private static Path homeOf(Path campaignFile) {
        Path folder = campaignFile.toAbsolutePath().normalize().resolveSibling("");
        return folder.endsWith("campaigns") ? folder.resolveSibling("") : folder;
    }

    private void addData(Path folder, Project project) {
        if (profiles.isEmpty()) {
            profiles.addAll(data(folder, project.profiles(), Contents.PEOPLE));
        }
        if (events.isEmpty()) {
            events.addAll(data(folder, project.events(), Contents.EVENTS));
        }
    }

    private List<Path> data(Path folder, List<String> named, Contents contents) {
        if (!named.isEmpty()) {
            return named.stream().flatMap(name -> named(folder, name).stream()).toList();
        }
        list(folder, DataName.unread(contents))
                .forEach(
                        file ->
                                problem(
                                        file,
                                        "Not a format that is read; data stands in "
                                                + DataName.KINDS
                                                + '.'));
        return list(folder, DataName.read(contents)).stream().filter(this::isFile).toList();
    }

    /** Whether a path names a file; else a problem. */
    private boolean isFile(Path path) {
        Optional<String> odd = RegularFile.irregularity(path);
        odd.ifPresent(what -> problem(path, "This is " + what));
        return odd.isEmpty();
    }

    private Optional<Path> named(Path folder, String name) {
        try {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                problem(file, "There is no such file; the project file names it.");
            } else if (isFile(file)) {
                return Optional.of(file);
            }
        } catch (InvalidPathException _) {
            problem(folder, "The project file names a file that cannot be: " + name);
        }
        return Optional.empty();
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

    private Project project() {
        return texts.projectSource()
                .or(this::projectFile)
                .map(this::project)
                .orElse(Project.DEFAULT);
    }

    private Optional<YamlSource> projectFile() {
        return home.stream()
                .flatMap(folder -> PROJECT.stream().map(folder::resolve))
                .filter(Files::exists)
                .<YamlSource>map(YamlSource.InFile::new)
                .findFirst();
    }

    private Project project(YamlSource source) {
        Problems found = new Problems(source.name());
        Project project =
                source.document(found)
                        .map(node -> Project.read(node, found))
                        .orElse(Project.DEFAULT);
        tell(found);
        return project;
    }

    private List<Campaign> campaigns(Project project) {
        List<Campaign> campaigns = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (YamlSource source : campaignSources()) {
            Problems found = new Problems(source.name());
            CampaignFile reader =
                    new CampaignFile(project, environment, names, source.name(), toTry, found);
            source.documents(found).forEach(document -> campaigns.addAll(reader.read(document)));
            tell(found);
        }
        return campaigns;
    }

    private List<YamlSource> campaignSources() {
        return Stream.concat(
                        campaignFiles.stream().map(YamlSource.InFile::new), texts.campaignSources())
                .toList();
    }

    private void tell(Problems found) {
        problems.addAll(found.found());
        warnings.addAll(found.warnings());
    }

    private void problem(Path file, String message) {
        problems.add(new Problem(file.toString(), 1, 1, "", message));
    }
}
