package dev.mixhook.engine.cli;

import dev.mixhook.engine.definition.workload.WorkloadFile;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.generator.Shop;
import dev.mixhook.engine.generator.workload.Period;
import dev.mixhook.engine.generator.workload.Workload;
import dev.mixhook.engine.report.ProblemReport;
import dev.mixhook.engine.report.Progress;
import dev.mixhook.engine.text.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mixhook generate}: made-up data of any size, in Mixpanel's export formats. */
@Command(
        name = "generate",
        description = {
            "Writes people and events that are made up: those of a shop, or of a specification.",
            "The same seed writes the same bytes.",
        },
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "DIR",
            description =
                    "The folder; files of these names are overwritten: profiles.jsonl and events.jsonl, or those that the specification names.")
    private @Nullable Path folder;

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description =
                    "A YAML file, or - for standard input, that says what to make up: how many people, which events, how properties are distributed. Default: a shop.")
    private @Nullable Path spec;

    @Option(
            names = "--people",
            paramLabel = "N",
            description =
                    "How many: of a shop from 40, by default as in the sample; of a specification in place of its own.")
    private @Nullable Integer people;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed, other data.")
    private @Nullable Long seed;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Converters.ToWhen.class,
            description =
                    "When the profiles are taken: "
                            + ZonedInput.FORMS
                            + "; of a shop 90 days before and after it are written.")
    private @Nullable ZonedInput from;

    GenerateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path target = Objects.requireNonNull(folder, "picocli requires it");
        try {
            return spec == null ? shop(target) : workload(spec, target);
        } catch (IllegalArgumentException e) {
            terminal.err().println(e.getMessage());
        } catch (IOException e) {
            terminal.err().println("Not written: " + e.getMessage());
        }
        return ExitCode.BAD_INPUT;
    }

    private int shop(Path target) throws IOException {
        Shop sample = Shop.harbourAndReed();
        Shop shop =
                new Shop(
                        seed == null ? sample.seed() : seed,
                        people == null ? sample.people() : people,
                        from == null ? sample.from() : from.in(ZoneOffset.UTC),
                        sample.daysBefore(),
                        sample.daysAfter());
        Progress progress = terminal.progress();
        progress.begin("making up", shop.people(), made -> Counted.of(made, "person"));
        shop.writeTo(target, shown(progress));
        progress.clear();
        return ExitCode.DONE;
    }

    private static Shop.Watcher shown(Progress progress) {
        return new Shop.Watcher() {
            @Override
            public void madeUp() {
                progress.add(1);
            }

            @Override
            public void sorting() {
                progress.announce("sorting what they did by its time");
            }
        };
    }

    private int workload(Path named, Path target) throws IOException {
        Path file = StandardInput.file(named, ".yaml", terminal);
        return switch (WorkloadFile.read(file)) {
            case WorkloadFile.ReadResult.Valid(Workload workload) -> {
                write(asGiven(workload), target);
                yield ExitCode.DONE;
            }
            case WorkloadFile.ReadResult.Invalid(List<Problem> problems) -> {
                ProblemReport.print(
                        StandardInput.named(problems, named, file),
                        "nothing was written",
                        terminal.err());
                yield ExitCode.BAD_INPUT;
            }
        };
    }

    private void write(Workload workload, Path target) throws IOException {
        Progress progress = terminal.progress();
        progress.begin("writing", workload.lines(), lines -> Counted.of(lines, "line"));
        workload.writeTo(target, progress::add);
        progress.clear();
    }

    /** The command line wins over the file. */
    private Workload asGiven(Workload workload) {
        Workload given = seed == null ? workload : workload.withSeed(seed);
        given = people == null ? given : given.withPeople(people);
        if (from == null) {
            return given;
        }
        Period period = given.period();
        return given.withPeriod(
                new Period(from.in(ZoneOffset.UTC), period.before(), period.after()));
    }
}
