package dev.mixhook.engine.report;

import dev.mixhook.engine.text.Times;
import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What happened, a line each: when, which campaign, and what. On a screen that is too narrow times
 * are told without the day of the week, and longer lines are broken at blanks.
 */
public final class Timeline {
    /** The width of what is told of a POST, as a rule. */
    private static final int USUAL = 36;

    /** Where less than so much is left behind the name, a line is broken before it. */
    private static final int FEWEST = 24;

    private static final String GAP = "  ";
    private static final String INDENT = " ".repeat(4);

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

    private static final long MINUTE = 60_000;

    private final PrintStream out;
    private final Times times;
    private final int nameWidth;
    private final int screen;

    /**
     * @param times in which instants are shown
     * @param nameWidth of the longest campaign's name
     * @param screen how many columns it has; 0 where it is none, and lines are never broken
     */
    public Timeline(PrintStream out, Times times, int nameWidth, int screen) {
        this.out = out;
        this.times = times;
        this.nameWidth = nameWidth;
        this.screen = screen;
    }

    /** Tells what happened to a campaign; instants in it are shown as all are. */
    void line(Instant at, String campaign, String what) {
        String head = time(at) + GAP + padded(campaign) + GAP;
        out.println(screen == 0 ? head + times.in(what) : fitted(head, times.in(what)));
    }

    private String time(Instant at) {
        String whole = times.of(at);
        boolean isWide = whole.length() + nameWidth + 2 * GAP.length() + USUAL <= screen;
        boolean isMinute = at.toEpochMilli() % MINUTE == 0;
        return screen == 0 || isWide || !isMinute ? whole : MINUTES.format(at.atZone(times.zone()));
    }

    private String fitted(String head, String what) {
        StringBuilder fitted = new StringBuilder(head);
        boolean isCramped = screen - head.length() < FEWEST;
        String indent = isCramped ? INDENT : " ".repeat(head.length());
        int room = screen - head.length();
        String rest = what;
        if (isCramped && rest.length() > room) {
            fitted.setLength(head.stripTrailing().length());
            fitted.append(System.lineSeparator()).append(indent);
            room = screen - indent.length();
        }
        for (int cut = cut(rest, room); cut > 0; cut = cut(rest, room)) {
            fitted.append(rest.substring(0, cut).stripTrailing());
            fitted.append(System.lineSeparator()).append(indent);
            rest = rest.substring(cut).stripLeading();
            room = screen - indent.length();
        }
        return fitted.append(rest).toString();
    }

    /** Where a text is broken to fit; 0 if it fits or has no blank. */
    private static int cut(String text, int room) {
        if (text.length() <= room) {
            return 0;
        }
        int last = text.lastIndexOf(' ', Math.max(1, room));
        return Math.max(0, last > 0 ? last : text.indexOf(' ', 1));
    }

    int nameWidth() {
        return nameWidth;
    }

    PrintStream out() {
        return out;
    }

    String padded(String campaign) {
        return campaign + " ".repeat(Math.max(0, nameWidth - campaign.length()));
    }
}
