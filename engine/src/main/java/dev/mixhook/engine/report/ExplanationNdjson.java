package dev.mixhook.engine.report;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.Settlement;
import dev.mixhook.engine.text.EnumWord;
import dev.mixhook.targeting.evaluation.Explanation;
import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.SelectorPrinter;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why somebody matches a campaign or not, and what was sent to them: a JSON object a person. */
public final class ExplanationNdjson {
    private final PrintStream out;

    public ExplanationNdjson(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints it.
     *
     * @param story what the ledger has of the person and the campaign
     * @param simulated whether that is what would be if a receiver answered 200 to all; its POSTs
     *     have no number
     */
    public void print(
            Campaign campaign,
            String user,
            Instant at,
            Explanation explanation,
            List<Entry> story,
            boolean simulated) {
        NdjsonLine.print(
                out,
                line -> {
                    line.text("kind", "explanation")
                            .text("campaign", campaign.name())
                            .text("user", user)
                            .text("at", at.toString())
                            .truth("matches", explanation.isMatch());
                    List<Behavior> behaviors = campaign.target().behaviors();
                    line.objects(
                            "parts", explanation.parts(), part -> write(line, part, behaviors));
                    line.truth("simulated", simulated);
                    line.objects("story", story, entry -> write(line, entry, simulated));
                });
    }

    private static void write(NdjsonLine line, Explanation.Node part, List<Behavior> behaviors) {
        Verdict verdict = part.verdict();
        line.text("target", part.path())
                .text("selector", SelectorPrinter.show(part.expr(), behaviors))
                .truth("matches", verdict.matches())
                .text("until", until(verdict))
                .texts("saw", part.saw());
    }

    private static Optional<String> until(Verdict verdict) {
        return verdict.until() == Verdict.FOREVER
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(verdict.until()).toString());
    }

    private static void write(NdjsonLine line, Entry entry, boolean simulated) {
        switch (entry) {
            case Entry.Posted(Post post, Settlement settlement) -> {
                line.text("at", post.due().toString())
                        .text("what", EnumWord.of(settlement.state()))
                        .text("why", settlement.note())
                        .text("purpose", EnumWord.of(post.purpose()));
                if (!simulated) {
                    line.number("post", post.n());
                }
            }
            case Entry.Noted(Notice notice) ->
                    line.text("at", notice.at().toString())
                            .text("what", NdjsonReport.what(notice.kind()))
                            .text("why", notice.why());
        }
    }
}
