package dev.mixhook.engine.report;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.text.Printable;
import dev.mixhook.engine.text.Times;
import dev.mixhook.targeting.evaluation.Explanation;
import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.SelectorPrinter;
import java.io.PrintStream;
import java.time.Instant;

/** Why somebody matches a campaign or not, for people. */
public final class ExplanationReport {
    private final PrintStream out;
    private final People people;
    private final int person;
    private final Times times;

    public ExplanationReport(PrintStream out, People people, int person, Times times) {
        this.out = out;
        this.people = people;
        this.person = person;
        this.times = times;
    }

    /** Prints the whole and every part, and what each saw. */
    public void print(Campaign campaign, Instant at, Explanation explanation) {
        out.println(
                Printable.of(people.distinctId(person))
                        + " and "
                        + campaign.name()
                        + " at "
                        + times.of(at));
        if (!people.hasProfile(person)) {
            out.println("  no profile, and only people with a profile are sent to (R-T1)");
            return;
        }
        for (Explanation.Node node : explanation.parts()) {
            String selector = SelectorPrinter.print(node.expr());
            out.println("  " + verdict(node.verdict()) + "  " + node.path() + "  " + selector);
            node.saw().forEach(line -> out.println("      " + times.in(line)));
        }
    }

    private String verdict(Verdict verdict) {
        String word = verdict.matches() ? "yes" : "no ";
        return verdict.until() == Verdict.FOREVER
                ? word + ", whatever the time "
                : word + ", until " + times.of(verdict.until());
    }
}
