package dev.mixhook.engine.definition.workload;

import dev.mixhook.engine.definition.yaml.IsoDates;
import dev.mixhook.engine.definition.yaml.OpenSection;
import dev.mixhook.engine.generator.workload.EventMix;
import dev.mixhook.engine.generator.workload.Period;
import dev.mixhook.engine.generator.workload.Property;
import dev.mixhook.engine.generator.workload.TextPattern;
import dev.mixhook.engine.generator.workload.UpdateMix;
import dev.mixhook.engine.generator.workload.Workload;
import dev.mixhook.engine.generator.workload.Workload.FileNames;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code generate:}. */
record WorkloadReader(OpenSection section) {
    private static final Duration NINETY_DAYS = Duration.ofDays(90);

    /** A hundred years, which no window looks back. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final int MOST_PEOPLE = 100_000_000;
    private static final double LARGEST_GROWTH = 1_000_000;

    private static final Pattern FILE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.(jsonl|ndjson|json|txt)(\\.gz)?");

    Optional<Workload> read() {
        Optional<Integer> seed = section.integer("seed", 0, Integer.MAX_VALUE);
        Optional<Integer> people =
                section.required(
                        "people",
                        section.integer("people", 1, MOST_PEOPLE),
                        "how many, such as 1000");
        Optional<TextPattern> ids = ids();
        Optional<Period> period = period();
        Optional<Double> growth = Numbers.read(section, "growth", 1, LARGEST_GROWTH);
        List<Property> profile = PropertiesReader.read(section, "profile");
        Optional<EventMix> events =
                section.required("events", section.section("events"), "`per_person:` under it")
                        .flatMap(mix -> new EventsReader(mix).read());
        Optional<UpdateMix> updates =
                section.section("updates").flatMap(mix -> new UpdatesReader(mix).read());
        Optional<FileNames> files = files();
        section.close();
        if (!section.problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Workload(
                        seed.orElse(1),
                        people.orElseThrow(),
                        ids.orElseThrow(),
                        period.orElseThrow(),
                        growth.orElse(1.0),
                        profile,
                        events.orElseThrow(),
                        updates.orElse(UpdateMix.NONE),
                        files.orElseThrow()));
    }

    private Optional<TextPattern> ids() {
        if (!section.has("ids")) {
            return TextPattern.parse("u-{number}");
        }
        return section.read(
                "ids",
                "a text with {number} in it, such as u-{number}",
                scalar -> TextPattern.parse(scalar.written()).filter(TextPattern::isOnePerPerson));
    }

    private Optional<Period> period() {
        Optional<Instant> from =
                section.required(
                        "from",
                        section.read(
                                "from",
                                "an instant from 1970 to 2100, such as 2026-01-01T00:00:00Z",
                                scalar -> IsoDates.instant(scalar.text(), ZoneOffset.UTC)),
                        "when the profiles are taken, such as 2026-01-01");
        Duration before = time("before");
        Duration after = time("after");
        if (before.plus(after).isZero()) {
            section.problem("after", "Nothing happens in no time. Write `after: 90 days`.");
            return Optional.empty();
        }
        return from.map(taken -> new Period(taken, before, after));
    }

    private Duration time(String key) {
        Duration time = section.duration(key).orElse(NINETY_DAYS);
        if (time.compareTo(LONGEST) > 0) {
            section.problem(key, "A workload takes at most 36500 days either way.");
        }
        return time;
    }

    private Optional<FileNames> files() {
        Optional<OpenSection> files = section.section("files");
        FileNames names =
                new FileNames(
                        files.flatMap(own -> file(own, "profiles")).orElse("profiles.jsonl"),
                        files.flatMap(own -> file(own, "events")).orElse("events.jsonl"));
        files.ifPresent(OpenSection::close);
        if (names.profiles().equals(names.events())) {
            section.problem("files", "People and events go into two files.");
        }
        return Optional.of(names);
    }

    private static Optional<String> file(OpenSection files, String key) {
        return files.read(
                key,
                "a file's name without a folder that ends in .jsonl or .jsonl.gz",
                scalar -> Optional.of(scalar.text()).filter(name -> FILE.matcher(name).matches()));
    }
}
