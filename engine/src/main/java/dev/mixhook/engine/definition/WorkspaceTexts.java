package dev.mixhook.engine.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns and a project that stand in no file. Problems call them {@code campaigns[0]} and so on,
 * and {@code project}.
 *
 * @param campaigns as campaign files have them
 * @param project as {@code project.yaml} has it; null for that of the files
 */
public record WorkspaceTexts(List<String> campaigns, @Nullable String project) {
    /** No texts. */
    public static final WorkspaceTexts NONE = new WorkspaceTexts(List.of(), null);

    public WorkspaceTexts {
        campaigns = List.copyOf(campaigns);
    }

    Stream<YamlSource> campaignSources() {
        return IntStream.range(0, campaigns.size())
                .mapToObj(i -> new YamlSource.InText("campaigns[" + i + ']', campaigns.get(i)));
    }

    Optional<YamlSource> projectSource() {
        return Optional.ofNullable(project).map(yaml -> new YamlSource.InText("project", yaml));
    }
}
