package dev.mixhook.engine.bench;

import dev.mixhook.targeting.evaluation.Evaluator;
import java.util.Map;

/** Who of everybody matches P1 to P5 now, beside DuckDB. */
final class ScanTable implements Table {
    /** Until everything is compiled, whether there are many people or few. */
    private static final int EVALUATED = 20_000_000;

    @Override
    public String name() {
        return "scan";
    }

    /** What a form of a query took, in milliseconds. */
    private record Best(String form, double time) {}

    @Override
    public void measure(Bench bench, Report report) throws Exception {
        var data = Data.of(bench, bench.people());
        try (var duck = Duck.open()) {
            var campaigns = data.campaigns(Targets.all());
            var feed = data.feed(campaigns);
            feed.skipTo(Data.FROM);
            duck.load(data.profiles(), data.events());
            report.say(
                    "Everybody evaluated at one instant, %,d people with 50 events each: milliseconds of CPU of one thread, medians of %d. DuckDB %s on one thread.",
                    bench.people(), bench.rounds(), duck.version());
            report.head(
                    "", "match", "mixhook", "DuckDB's best SQL", "form", "ratio", "its lists", "ratio", "worked out before");
            for (var number = 1; number <= campaigns.size(); number++) {
                var evaluator = new Evaluator(campaigns.get(number - 1).target(), feed.people());
                var now = Data.FROM.toEpochMilli();
                var matches = (long) evaluator.matching(now).cardinality();
                var ours =
                        1000
                                * Cost.median(
                                        EVALUATED / bench.people(),
                                        bench.rounds(),
                                        () -> evaluator.matching(now));
                var forms = duck.forms(number);
                var lists = best(duck, Map.of("lists", forms.get("lists")), bench, matches);
                var best = best(duck, forms, bench, matches);
                var before =
                        best(duck, Map.of("", duck.aggregated(number)), bench, matches);
                report.row(
                        "P%d | %,d | %.2f | %.2f | %s | %.2f | %.2f | %.2f | %.2f",
                        number,
                        matches,
                        ours,
                        best.time(),
                        best.form(),
                        best.time() / ours,
                        lists.time(),
                        lists.time() / ours,
                        before.time());
            }
            report.say(
                    "A ratio above 1 is ahead of DuckDB. %s forms and layouts were tried for each; the last column is a table that holds the answer's parts already.",
                    "At least four");
        } finally {
            data.delete();
        }
    }

    private static Best best(Duck duck, Map<String, String> forms, Bench bench, long expected)
            throws Exception {
        var best = new Best("", Double.MAX_VALUE);
        for (var form : forms.entrySet()) {
            var found = duck.number(form.getValue());
            if (found != expected) {
                throw new IllegalStateException(
                        form.getKey() + " finds " + found + ", mixhook " + expected);
            }
            var time =
                    1000 * Cost.median(2, bench.rounds(), () -> duck.number(form.getValue()));
            if (time < best.time()) {
                best = new Best(form.getKey(), time);
            }
        }
        return best;
    }
}
