package dev.mixhook.engine.bench;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.Project;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.workload.WorkloadFile;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.generator.workload.EventMix;
import dev.mixhook.engine.generator.workload.Period;
import dev.mixhook.engine.generator.workload.Property;
import dev.mixhook.engine.generator.workload.UpdateMix;
import dev.mixhook.engine.generator.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The people, events and campaigns of the measurements, in a folder. */
final class Data {
    /** When the profiles are taken, and the simulation starts. */
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    static final Instant END = FROM.plus(Duration.ofDays(90));

    private final Path folder;

    private Data(Path folder) {
        this.folder = folder;
    }

    /** As docs/workload.yaml says, unpacked. */
    static Data of(Bench bench, int people) throws IOException {
        return of(bench, workload(bench).withPeople(people));
    }

    static Data of(Bench bench, Workload workload) throws IOException {
        var folder = Files.createTempDirectory(bench.folder(), "data");
        workload.writeTo(folder);
        return new Data(folder);
    }

    /** The workload of docs/workload.yaml into plain files. */
    static Workload workload(Bench bench) {
        var file = bench.project().resolve("docs/workload.yaml");
        var read =
                switch (WorkloadFile.read(file)) {
                    case WorkloadFile.ReadResult.Valid(Workload workload) -> workload;
                    case WorkloadFile.ReadResult.Invalid(var problems) ->
                            throw new IllegalStateException(problems.toString());
                };
        return with(read, read.events(), read.updates());
    }

    static Workload with(Workload base, EventMix events, UpdateMix updates) {
        return with(base, base.period(), base.profile(), events, updates);
    }

    /** The same people with what lies before {@link #FROM} alone. */
    static Workload history(Workload base) {
        var mix = base.events();
        var half =
                new EventMix(
                        mix.perPerson() / 2,
                        mix.skew(),
                        mix.sessions(),
                        mix.kinds(),
                        mix.properties(),
                        mix.milliseconds());
        var period = new Period(FROM, base.period().before(), Duration.ZERO);
        return with(base, period, base.profile(), half, UpdateMix.NONE);
    }

    /** People who do nothing. */
    static Workload still(Workload base, List<Property> profile) {
        var mix = base.events();
        var nothing =
                new EventMix(0, 0, mix.sessions(), mix.kinds(), List.of(), mix.milliseconds());
        return with(base, base.period(), profile, nothing, UpdateMix.NONE);
    }

    private static Workload with(
            Workload base,
            Period period,
            List<Property> profile,
            EventMix events,
            UpdateMix updates) {
        return new Workload(
                base.seed(),
                base.people(),
                base.ids(),
                period,
                base.growth(),
                profile,
                events,
                updates,
                new Workload.FileNames("profiles.jsonl", "events.jsonl"));
    }

    Path folder() {
        return folder;
    }

    Path profiles() {
        return folder.resolve("profiles.jsonl");
    }

    Path events() {
        return folder.resolve("events.jsonl");
    }

    /** Reads it for campaigns. */
    Feed feed(List<Campaign> campaigns) throws IOException {
        return FeedReader.read(
                List.of(profiles()),
                List.of(events()),
                Engine.vocabulary(campaigns),
                Project.DEFAULT.zones());
    }

    /** Reads the people without what they did. */
    Feed people(List<Campaign> campaigns) throws IOException {
        return FeedReader.read(
                List.of(profiles()),
                List.of(),
                Engine.vocabulary(campaigns),
                Project.DEFAULT.zones());
    }

    /** Reads what people did without who they are. */
    static Feed events(List<Path> files, List<Campaign> campaigns) throws IOException {
        return FeedReader.read(
                List.of(), files, Engine.vocabulary(campaigns), Project.DEFAULT.zones());
    }

    /** The events in so many files, about as many in each. */
    List<Path> eventsIn(int files) throws IOException {
        var each = Files.size(events()) / files;
        List<Path> written = new ArrayList<>();
        try (var lines = Files.newBufferedReader(events())) {
            for (var line = lines.readLine(); line != null; ) {
                var file = folder.resolve("events-%02d.jsonl".formatted(written.size()));
                try (var out = Files.newBufferedWriter(file)) {
                    for (var size = 0L; size <= each && line != null; line = lines.readLine()) {
                        out.append(line).append('\n');
                        size += line.length();
                    }
                }
                written.add(file);
            }
        }
        return written;
    }

    /** Writes campaigns beside the data, in place of those that are there, and reads them. */
    List<Campaign> campaigns(List<String> texts) throws IOException {
        var campaigns = Files.createDirectories(folder.resolve("campaigns"));
        try (var before = Files.list(campaigns)) {
            for (var file : before.toList()) {
                Files.delete(file);
            }
        }
        Files.writeString(
                folder.resolve("project.yaml"), "project: {from: 2026-01-01T00:00:00Z}\n");
        List<Path> files = new ArrayList<>();
        for (var text : texts) {
            var name = "c%04d.yaml".formatted(files.size());
            files.add(Files.writeString(campaigns.resolve(name), text));
        }
        return switch (WorkspaceReader.read(files, Map.of())) {
            case Workspace.ReadResult.Valid(Workspace workspace) -> workspace.campaigns();
            case Workspace.ReadResult.Invalid(var problems, _) ->
                    throw new IllegalStateException(problems.toString());
        };
    }

    /** Everything in it goes. */
    void delete() throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
