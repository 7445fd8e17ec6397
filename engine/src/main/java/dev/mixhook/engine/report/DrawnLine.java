package dev.mixhook.engine.report;

import dev.mixhook.engine.text.Shortened;
import java.io.PrintStream;

/**
 * One line at the bottom of a terminal that is drawn over, for what is under way; nothing where
 * nobody watches. It has no colours. Safe for several threads.
 */
public final class DrawnLine {
    private final PrintStream out;
    private final boolean isWatched;
    private final int columns;
    private int shown;

    /**
     * Draws nothing yet.
     *
     * @param isWatched whether a person sees it
     * @param columns of the terminal; a longer line is cut, as one that wraps cannot be drawn over
     */
    public DrawnLine(PrintStream out, boolean isWatched, int columns) {
        this.out = out;
        this.isWatched = isWatched;
        this.columns = columns;
    }

    public boolean isWatched() {
        return isWatched;
    }

    /** Shows a line in place of the one that is shown. */
    public synchronized void draw(String text) {
        if (!isWatched) {
            return;
        }
        String line = Shortened.of(text, Math.max(1, columns - 2));
        out.print('\r' + line + " ".repeat(Math.max(0, shown - line.length())));
        out.flush();
        shown = line.length();
    }

    /** Takes the line away. */
    public synchronized void clear() {
        if (shown > 0) {
            out.print('\r' + " ".repeat(shown) + '\r');
            out.flush();
            shown = 0;
        }
    }

    /** Has something printed where the line was; the next one is drawn below it. */
    public synchronized void above(Runnable printing) {
        clear();
        printing.run();
    }
}
