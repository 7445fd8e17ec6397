package dev.mixhook.engine.report;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.text.Printable;
import dev.mixhook.engine.text.Times;
import dev.mixhook.targeting.evaluation.Explanation;
import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Part;
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
        boolean hasParts = explanation.parts().size() > 1;
        for (Explanation.Node node : explanation.parts()) {
            boolean isJoint = hasParts && node.path().equals(Part.WHOLE);
            print(node, isJoint ? "" : shown(campaign, node));
        }
    }

    private static String shown(Campaign campaign, Explanation.Node node) {
        return "  " + SelectorPrinter.show(node.expr(), campaign.target().behaviors());
    }

    private void print(Explanation.Node node, String selector) {
        Verdict verdict = node.verdict();
        out.println("  " + (verdict.matches() ? "yes  " : "no   ") + node.path() + selector);
        if (verdict.until() != Verdict.FOREVER) {
            out.println("       until " + times.of(verdict.until()));
        }
        node.saw().forEach(line -> out.println("       " + times.in(line)));
    }
}
