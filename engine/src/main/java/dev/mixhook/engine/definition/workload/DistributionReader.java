package dev.mixhook.engine.definition.workload;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.definition.yaml.IsoDates;
import dev.mixhook.engine.definition.yaml.OpenSection;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.generator.workload.Distribution;
import dev.mixhook.engine.generator.workload.TextPattern;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Reads how the values of a property are distributed: one of its words, with what belongs to it.
 */
record DistributionReader(OpenSection section) {
    private static final List<String> WORDS =
            List.of(
                    "choice",
                    "integer",
                    "number",
                    "normal",
                    "lognormal",
                    "text",
                    "words",
                    "date",
                    "ago",
                    "truth");

    private static final double LARGEST = 1e9;
    private static final int DECIMALS = 2;

    /** A hundred years. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    Optional<Distribution> read() {
        List<String> words = WORDS.stream().filter(section::has).toList();
        if (words.size() == 1) {
            return of(words.getFirst());
        }
        String found = words.isEmpty() ? "none stands here." : "here are " + words.size() + '.';
        section.problems()
                .add(
                        section.place(),
                        section.path(),
                        "Values are distributed by one of "
                                + String.join(", ", WORDS)
                                + "; "
                                + found);
        return Optional.empty();
    }

    private Optional<Distribution> of(String word) {
        return switch (word) {
            case "choice" -> ChoiceReader.read(section, word).map(Distribution.Choice::new);
            case "integer" ->
                    Numbers.pair(
                            section,
                            word,
                            "the least and the most of whole numbers, such as [1, 100]",
                            Scalars::integer,
                            (low, high) -> low <= high,
                            (low, high) -> new Distribution.WholeNumber(low, high));
            case "number" -> uniform();
            case "normal" -> section.section(word).flatMap(this::normal);
            case "lognormal" -> section.section(word).flatMap(this::logNormal);
            case "text" -> text();
            case "words" ->
                    Numbers.pair(
                            section,
                            word,
                            "the least and the most number of words, such as [2, 8]",
                            scalar ->
                                    Scalars.integer(scalar)
                                            .filter(count -> count >= 0 && count <= 100_000),
                            (low, high) -> low <= high,
                            Distribution.Words::new);
            case "date" ->
                    Numbers.pair(
                            section,
                            word,
                            "the first and the last date, such as [2025-01-01, 2025-12-31]",
                            scalar -> IsoDates.instant(scalar.text(), ZoneOffset.UTC),
                            (first, last) -> !first.isAfter(last),
                            (Instant first, Instant last) -> new Distribution.Date(first, last));
            case "ago" ->
                    Numbers.pair(
                            section,
                            word,
                            "the least and the most time, such as [0 days, 30 days]",
                            scalar ->
                                    Durations.parse(scalar.text())
                                            .filter(time -> time.compareTo(LONGEST) <= 0),
                            (least, most) -> least.compareTo(most) <= 0,
                            (Duration least, Duration most) -> new Distribution.Ago(least, most));
            default -> Numbers.read(section, word, 0, 1).map(Distribution.Truth::new);
        };
    }

    private Optional<Distribution> uniform() {
        int decimals = decimals();
        return Numbers.pair(
                section,
                "number",
                "the least and the most of numbers, such as [0, 1]",
                scalar -> Scalars.number(scalar).filter(number -> Math.abs(number) <= LARGEST),
                (low, high) -> low <= high,
                (low, high) -> new Distribution.Uniform(low, high, decimals));
    }

    private int decimals() {
        return section.integer("decimals", 0, Distribution.MOST_DECIMALS).orElse(DECIMALS);
    }

    private Optional<Distribution> normal(OpenSection own) {
        Optional<Double> mean = number(own, "mean", -LARGEST, "170");
        Optional<Double> deviation = number(own, "deviation", 0, "10");
        own.close();
        int decimals = decimals();
        return mean.flatMap(
                about -> deviation.map(by -> new Distribution.Normal(about, by, decimals)));
    }

    private Optional<Distribution> logNormal(OpenSection own) {
        Optional<Double> median = number(own, "median", 1e-6, "30");
        Optional<Double> sigma = number(own, "sigma", 0, "0.8");
        own.close();
        int decimals = decimals();
        return median.flatMap(
                about -> sigma.map(by -> new Distribution.LogNormal(about, by, decimals)));
    }

    private static Optional<Double> number(
            OpenSection own, String key, double least, String example) {
        return own.required(key, Numbers.read(own, key, least, LARGEST), example);
    }

    private Optional<Distribution> text() {
        return section.read(
                        "text",
                        "a text in which braces begin {number} or a range, such as {1..500}",
                        scalar -> TextPattern.parse(scalar.written()))
                .map(Distribution.Text::new);
    }
}
