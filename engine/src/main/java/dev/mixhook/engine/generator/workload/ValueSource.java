package dev.mixhook.engine.generator.workload;

import java.time.Duration;
import java.time.Instant;

/** Draws the values of a distribution, as JSON. */
@FunctionalInterface
interface ValueSource {
    /**
     * Writes the next one.
     *
     * @param number the person's
     * @param instant at which the property is given, in milliseconds since the epoch
     */
    void write(JsonLine line, RandomSource random, int number, long instant);

    static ValueSource of(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Choice(Weighted<String> values) -> choice(values);
            case Distribution.WholeNumber(long low, long high) ->
                    (line, random, _, _) -> line.number(random.between(low, high));
            case Distribution.Uniform(double low, double high, int decimals) ->
                    (line, random, _, _) ->
                            decimal(line, low + random.unit() * (high - low), decimals);
            case Distribution.Normal(double mean, double deviation, int decimals) ->
                    (line, random, _, _) ->
                            decimal(line, mean + deviation * random.gaussian(), decimals);
            case Distribution.LogNormal(double median, double sigma, int decimals) ->
                    (line, random, _, _) ->
                            decimal(
                                    line,
                                    median * StrictMath.exp(sigma * random.gaussian()),
                                    decimals);
            case Distribution.Text(TextPattern pattern) -> text(pattern);
            case Distribution.Words(int least, int most) ->
                    (line, random, _, _) -> words(line, random, (int) random.between(least, most));
            case Distribution.Date(Instant first, Instant last) ->
                    (line, random, _, _) ->
                            date(
                                    line,
                                    random.between(first.getEpochSecond(), last.getEpochSecond()));
            case Distribution.Ago(Duration least, Duration most) ->
                    (line, random, _, instant) ->
                            date(
                                    line,
                                    Math.floorDiv(instant, 1000)
                                            - random.between(least.toSeconds(), most.toSeconds()));
            case Distribution.Truth(double share) ->
                    (line, random, _, _) ->
                            line.add(JsonLine.utf8(Boolean.toString(random.chance(share))));
        };
    }

    private static ValueSource choice(Weighted<String> values) {
        WeightedDraw<byte[]> draw = WeightedDraw.of(values, JsonLine::utf8);
        return (line, random, _, _) -> line.add(draw.draw(random));
    }

    private static ValueSource text(TextPattern pattern) {
        TextWriter text = new TextWriter(pattern);
        return (line, random, number, _) -> text.write(line, random, number);
    }

    private static void decimal(JsonLine line, double value, int decimals) {
        double bounded = Math.clamp(value, -Distribution.LARGEST, Distribution.LARGEST);
        line.decimal(StrictMath.round(bounded * StrictMath.pow(10, decimals)), decimals);
    }

    private static void words(JsonLine line, RandomSource random, int count) {
        line.add('"');
        for (int word = 0; word < count; word++) {
            if (word > 0) {
                line.add(' ');
            }
            for (long letters = random.between(2, 9); letters > 0; letters--) {
                line.add((char) ('a' + random.below(26)));
            }
        }
        line.add('"');
    }

    /** In UTC, to the second, without a zone, as profiles have them. */
    private static void date(JsonLine line, long second) {
        String text = Instant.ofEpochSecond(second).toString();
        line.add('"').add(JsonLine.utf8(text.substring(0, text.length() - 1))).add('"');
    }
}
