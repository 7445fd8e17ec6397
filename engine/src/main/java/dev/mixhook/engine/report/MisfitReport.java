package dev.mixhook.engine.report;

import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Printable;
import dev.mixhook.targeting.evaluation.Misfit;
import dev.mixhook.targeting.evaluation.ValueText;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.ReadAs;
import dev.mixhook.targeting.selector.SelectorPrinter;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.io.PrintStream;
import java.util.List;

/** Where a target takes properties for another type than they are in the data. */
public final class MisfitReport {
    private MisfitReport() {}

    public static void print(List<Misfit> misfits, PrintStream out) {
        misfits.forEach(misfit -> out.println("  " + Printable.of(line(misfit))));
    }

    static String line(Misfit misfit) {
        String property = SelectorPrinter.print(misfit.property());
        String people = " for " + Counted.of(misfit.people(), "person");
        String example =
                ", such as " + misfit.example() + ": " + ValueText.json(misfit.found()) + ". ";
        return switch (misfit.read()) {
            case ReadAs.ADate _ ->
                    property + " is no date" + people + example + "A date is " + Dates.FORM + '.';
            case ReadAs.AQuantity _ ->
                    property
                            + " is text"
                            + people
                            + " where numbers are compared"
                            + example
                            + "A text is neither more nor less than a number.";
            case ReadAs.ANumber(Expr _, double number) ->
                    property
                            + " is text"
                            + people
                            + " where the number "
                            + ValueText.json(Value.of(number))
                            + " is asked for"
                            + example
                            + "If text is meant, put it in quotes.";
        };
    }
}
