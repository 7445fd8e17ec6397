package dev.mixhook.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this module beside their peers, and prints the ratios. */
public final class Benchmarks {
    private final StringBuilder report = new StringBuilder();
    private final String profiles;
    private final Receiver receiver;

    private Benchmarks(String profiles, Receiver receiver) {
        this.profiles = profiles;
        this.receiver = receiver;
    }

    /**
     * @param args the sample's profiles, and the table that is asked for, which has to be this one
     */
    public static void main(String[] args) throws Exception {
        if (!args[1].equals("delivery")) {
            return;
        }
        System.setProperty(SampleBatches.PROFILES, args[0]);
        var folder = Files.createTempDirectory("mixhook-bench");
        try (var receiver = Receiver.start(folder)) {
            var runner = new Benchmarks(args[0], receiver);
            runner.body();
            runner.connection();
            runner.endToEnd(folder);
            System.out.printf("%n%s%n%s", "=".repeat(80), runner.report);
        }
    }

    private void body() throws RunnerException {
        var ours = score("BodyBenchmark.ours");
        var plain = score("BodyBenchmark.plain");
        say("The body of 50 users");
        say("  ours                        %,10.0f µs", ours);
        say("  ObjectMapper + URLEncoder   %,10.0f µs", plain);
        say("  ratio                       %10.2f times (target: 1.7)", plain / ours);
    }

    private void connection() throws RunnerException {
        var ours = score("ConnectionBenchmark.ours");
        var plain = score("ConnectionBenchmark.plain");
        say("One connection, the same body");
        say("  with TCP_NODELAY            %,10.0f POST/s", ours);
        say("  OkHttp's default            %,10.0f POST/s", plain);
        say("  ratio                       %10.0f times (target: 40)", ours / plain);
    }

    private void endToEnd(Path folder) throws RunnerException, IOException, InterruptedException {
        var body = UsersFormEncoder.encode(SampleBatches.all().getFirst(), JsonStyle.ASCII);
        var ceiling = new Ceiling(folder, receiver.port(), body);
        say(
                "End to end to %s, different bodies of 50 users (%,d bytes), beside %s with one body",
                receiver.name(), body.length, ceiling.name());
        for (var inFlight : List.of(1, 8, 32)) {
            var before = ceiling.posts(inFlight);
            var ours = score("EndToEndBenchmark.ours", "inFlight", String.valueOf(inFlight));
            var most = (before + ceiling.posts(inFlight)) / 2;
            say(
                    "  %2d in flight %,12.0f POST/s beside %,8.0f: %.0f %% (target: 10)",
                    inFlight, ours, most, 100 * ours / most);
        }
    }

    private double score(String benchmark, String... parameter) throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include("\\." + benchmark + "$")
                        .jvmArgsAppend(
                                "-D" + SampleBatches.PROFILES + "=" + profiles,
                                "-D" + Receiver.URL + "=" + receiver.url())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .shouldFailOnError(true);
        if (parameter.length == 2) {
            options.param(parameter[0], parameter[1]);
        }
        var results = new Runner(options.build()).run();
        return results.iterator().next().getPrimaryResult().getScore();
    }

    private void say(String format, Object... values) {
        report.append(String.format(Locale.ROOT, format + "%n", values));
    }
}
