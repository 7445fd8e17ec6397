package dev.mixhook.engine.definition.workload;

import dev.mixhook.engine.definition.yaml.OpenSection;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.YamlFile;
import dev.mixhook.engine.generator.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the file that says what {@code mixhook generate} makes up. */
public final class WorkloadFile {
    private WorkloadFile() {}

    /** What reading gave: a workload, or everything that is wrong. */
    public sealed interface ReadResult {
        record Valid(Workload workload) implements ReadResult {}

        record Invalid(List<Problem> problems) implements ReadResult {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads it, and finds all that is wrong. */
    public static ReadResult read(Path file) {
        Problems problems = new Problems(file.toString());
        Optional<Workload> workload =
                YamlFile.read(file, problems)
                        .flatMap(document -> OpenSection.of(document, "", problems))
                        .flatMap(WorkloadFile::workload);
        return problems.isEmpty()
                ? new ReadResult.Valid(workload.orElseThrow())
                : new ReadResult.Invalid(problems.found());
    }

    private static Optional<Workload> workload(OpenSection document) {
        Optional<Workload> workload =
                document.required("generate", document.section("generate"), "`people:` under it")
                        .flatMap(section -> new WorkloadReader(section).read());
        document.close();
        return workload;
    }
}
