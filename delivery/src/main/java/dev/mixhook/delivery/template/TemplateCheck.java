package dev.mixhook.delivery.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import liqp.filters.Filters;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.Token;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser;

/** Finds names in a template that nothing has: they would come to nothing, event by event. */
final class TemplateCheck {
    /** What Liquid itself has names for. */
    private static final Set<String> OWN =
            Set.of("forloop", "tablerowloop", "blank", "empty", "nil", "null", "true", "false");

    private final String text;
    private final Filters filters;
    private final Set<String> made = new HashSet<>();
    private final List<TemplateFlaw> flaws = new ArrayList<>();

    /**
     * @param filters that there are
     */
    TemplateCheck(String text, Filters filters) {
        this.text = text;
        this.filters = filters;
    }

    List<TemplateFlaw> flaws(ParseTree tree) {
        collect(tree);
        check(tree);
        return List.copyOf(flaws);
    }

    /** The names that the template makes itself. */
    private void collect(ParseTree node) {
        switch (node) {
            case LiquidParser.AssignmentContext assignment -> made.add(assignment.id().getText());
            case LiquidParser.Capture_tag_IdContext capture -> made.add(capture.id().getText());
            case LiquidParser.For_arrayContext loop -> made.add(loop.id().getText());
            case LiquidParser.For_rangeContext loop -> made.add(loop.id().getText());
            case LiquidParser.Table_tagContext table -> made.add(table.id().getText());
            default -> {}
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            collect(node.getChild(i));
        }
    }

    private void check(ParseTree node) {
        switch (node) {
            case LiquidParser.FilterContext filter -> checkFilter(filter);
            case LiquidParser.Lookup_id_indexesContext lookup -> checkVariable(lookup);
            case LiquidParser.Include_tagContext include ->
                    flaw(include, "A template stands alone: it cannot include files.");
            case LiquidParser.Include_relative_tagContext include ->
                    flaw(include, "A template stands alone: it cannot include files.");
            default -> {}
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            check(node.getChild(i));
        }
    }

    private void checkFilter(LiquidParser.FilterContext filter) {
        String name = filter.Id().getText();
        if (filters.get(name) == null) {
            flaw(filter.Id().getSymbol(), "There is no filter named `" + name + "`.");
        }
    }

    private void checkVariable(LiquidParser.Lookup_id_indexesContext lookup) {
        String name = lookup.id().getText();
        if (!TemplateVariables.NAMES.contains(name)
                && !made.contains(name)
                && !OWN.contains(name)) {
            flaw(
                    lookup,
                    "There is no variable named `%s`. An event has %s; what it was sent with stands in properties['%s']."
                            .formatted(name, String.join(", ", TemplateVariables.NAMES), name));
        }
    }

    private void flaw(ParserRuleContext at, String message) {
        flaw(at.getStart(), message);
    }

    /** A token knows its place in the text for sure, but not always its column. */
    private void flaw(Token at, String message) {
        String before = text.substring(0, text.offsetByCodePoints(0, at.getStartIndex()));
        int line = before.lastIndexOf('\n') + 1;
        flaws.add(
                new TemplateFlaw(
                        1 + Math.toIntExact(before.chars().filter(c -> c == '\n').count()),
                        1 + before.codePointCount(line, before.length()),
                        message));
    }
}
