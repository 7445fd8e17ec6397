package dev.mixhook.engine.page;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.report.NdjsonLine;
import dev.mixhook.targeting.evaluation.Explanation;
import dev.mixhook.targeting.evaluation.Verdict;

/** What every part of a target says of somebody at an instant, as a line of a page. */
final class VerdictLine {
    private VerdictLine() {}

    /**
     * The line.
     *
     * @param now in milliseconds since the epoch
     */
    static String of(String user, Campaign campaign, long now, Explanation explanation) {
        return NdjsonLine.of(
                line ->
                        line.text("kind", "verdict")
                                .text("user", user)
                                .text("campaign", campaign.name())
                                .number("at", now)
                                .objects("parts", explanation.parts(), part -> write(line, part)));
    }

    private static void write(NdjsonLine line, Explanation.Node part) {
        line.text("verdict", part.verdict().matches() ? "yes" : "no");
        if (part.verdict().until() != Verdict.FOREVER) {
            line.number("until", part.verdict().until());
        }
        line.texts("saw", part.saw());
    }
}
