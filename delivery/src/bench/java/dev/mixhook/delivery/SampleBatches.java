package dev.mixhook.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Batches of fifty people of the sample, each batch another one. */
final class SampleBatches {
    /** Where the sample is, set for each process of a benchmark. */
    static final String PROFILES = "bench.profiles";

    private static final int DIFFERENT = 500;

    private SampleBatches() {}

    static List<Batch> all() {
        var people = people(Path.of(System.getProperty(PROFILES)));
        return IntStream.range(0, DIFFERENT).mapToObj(number -> batch(people, number)).toList();
    }

    private static Batch batch(List<Recipient> people, int number) {
        return new Batch(
                1,
                1,
                IntStream.range(0, Batch.MOST)
                        .mapToObj(user -> people.get((number * 7 + user) % people.size()))
                        .toList());
    }

    private static List<Recipient> people(Path file) {
        var json = new ObjectMapper();
        try (var lines = Files.lines(file)) {
            return lines.map(json::readTree)
                    .filter(line -> line.has("$properties"))
                    .map(SampleBatches::recipient)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Recipient recipient(JsonNode line) {
        return new Recipient(
                line.get("$distinct_id").asString(),
                line.get("$properties").toString().getBytes(StandardCharsets.UTF_8));
    }
}
