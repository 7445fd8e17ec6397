package dev.mixhook.targeting.person;

import dev.mixhook.targeting.value.DateText;
import dev.mixhook.targeting.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values in 64 bits each, the same value always in the same ones: a number as itself, dates of the
 * form {@code YYYY-MM-DDTHH:MM:SS} as their seconds, and everything else as a kind and a number in
 * those NaNs that no number is. Texts and what is made of several values are kept once each. {@code
 * ScanBenchmark} compares 8 bytes of a column where there were two objects to follow.
 *
 * <p>A code is good for as long as a person or an event has it, it is {@link #pinned}, or whoever
 * holds it says so; all others may be forgotten in {@link People#letGo}.
 */
public final class ValueCodes {
    private static final int KIND = 48;
    private static final long PAYLOAD = (1L << KIND) - 1;

    /** How many seconds before the epoch the earliest date is. */
    private static final long EARLIEST = 1L << (KIND - 1);

    private static final long TRUTH = 0xFFFA;
    private static final long TEXT = 0xFFFB;
    private static final long DATE = 0xFFFC;
    private static final long OTHER = 0xFFFD;

    /** How many bytes of texts are never looked through: 64 MB. */
    private static final long CROWDED = 1L << 26;

    /** The code of no value. */
    public static final long UNDEFINED = 0xFFF9L << KIND;

    private static final long FALSE = TRUTH << KIND;
    private static final long TRUE = FALSE | 1;

    private final TextTable texts = new TextTable();
    private final Map<Value, Integer> otherNumbers = new HashMap<>();
    private final List<Value> others = new ArrayList<>();
    private final ArrayDeque<Integer> freeOthers = new ArrayDeque<>();

    /** The texts and other values that stay, whoever has them. */
    private final CodeSet pinned = new CodeSet();

    private long crowded = CROWDED;

    /** The code of a value. */
    public long of(Value value) {
        return switch (value) {
            case Value.Undefined _ -> UNDEFINED;
            case Value.Truth(boolean truth) -> of(truth);
            case Value.Num(double number) -> of(number);
            case Value.Text(String text) -> of(text);
            case Value.Moment _, Value.Items _, Value.Fields _ ->
                    OTHER << KIND | otherNumbers.computeIfAbsent(value, this::keep);
        };
    }

    private int keep(Value value) {
        if (!freeOthers.isEmpty()) {
            others.set(freeOthers.peek(), value);
            return freeOthers.pop();
        }
        others.add(value);
        return others.size() - 1;
    }

    /** The code of a value that targets ask for; it stays the same for ever. */
    public long pinned(Value value) {
        long code = of(value);
        pinned.add(code);
        return code;
    }

    /** Whether there is so much that it is worth looking for what nobody has any more. */
    boolean areCrowded() {
        return bytes() > crowded;
    }

    private long bytes() {
        return texts.bytes() + 200L * otherNumbers.size();
    }

    /** Forgets the values of all other codes but those that are pinned; they are given again. */
    void keepOnly(CodeSet kept) {
        kept.addAll(pinned);
        texts.keepOnly(kept.texts());
        otherNumbers
                .values()
                .removeIf(
                        number -> {
                            boolean isGone = !kept.others().get(number);
                            if (isGone) {
                                others.set(number, Value.undefined());
                                freeOthers.push(number);
                            }
                            return isGone;
                        });
        crowded = Math.max(CROWDED, 2 * bytes());
    }

    /** Codes of texts and of values made of several. */
    static final class CodeSet {
        private final BitSet texts = new BitSet();
        private final BitSet others = new BitSet();

        void add(long code) {
            int kind = kind(code);
            if (kind == TEXT) {
                texts.set((int) code);
            } else if (kind == OTHER) {
                others.set((int) code);
            }
        }

        private void addAll(CodeSet more) {
            texts.or(more.texts);
            others.or(more.others);
        }

        private BitSet texts() {
            return texts;
        }

        private BitSet others() {
            return others;
        }
    }

    /** The code of a truth. */
    public static long of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    /** The code of a number; JSON has none that is no number. */
    public static long of(double number) {
        return Double.doubleToLongBits(number + 0.0); // -0 is 0
    }

    /** The code of a text. */
    public long of(String text) {
        long seconds = DateText.seconds(text);
        return seconds == DateText.NONE ? text(texts.add(text)) : date(seconds);
    }

    private static long text(int number) {
        return (TEXT << KIND) | number;
    }

    private static long date(long seconds) {
        return (DATE << KIND) | (seconds & PAYLOAD);
    }

    /** The value of a code. */
    public Value value(long code) {
        int payload = (int) code;
        return switch (kind(code)) {
            case (int) (UNDEFINED >>> KIND) -> Value.undefined();
            case (int) TRUTH -> Value.of(payload == 1);
            case (int) TEXT -> Value.of(texts.text(payload));
            case (int) DATE -> Value.of(DateText.text(seconds(code)));
            case (int) OTHER -> others.get(payload);
            default -> Value.of(Double.longBitsToDouble(code));
        };
    }

    private static int kind(long code) {
        return (int) (code >>> KIND);
    }

    private static long seconds(long code) {
        return code << 16 >> 16;
    }

    /** Whether it is the code of a text that is no date. */
    static boolean isText(long code) {
        return kind(code) == TEXT;
    }

    /** Whether it is the code of a value made of several, or of an instant. */
    static boolean isOther(long code) {
        return kind(code) == OTHER;
    }

    /** Whether it is the code of a number. */
    public static boolean isNumber(long code) {
        return kind(code) < UNDEFINED >>> KIND;
    }

    /** The number of a code that is one. */
    public static double number(long code) {
        return Double.longBitsToDouble(code);
    }

    /** Whether it is the code of a date's text of the one form. */
    public static boolean isDate(long code) {
        return kind(code) == DATE;
    }

    /**
     * Where a date's code lies among those of dates, as a number without a sign: the later the date
     * the greater; every other code lies beyond all of them.
     */
    public static long dateOrder(long code) {
        return (code ^ EARLIEST) - (DATE << KIND);
    }

    /** Whether a {@link #dateOrder}, or several of them joined by {@code |}, is that of dates. */
    public static boolean isOrderOfDate(long order) {
        return order >>> KIND == 0;
    }

    /** The {@link #dateOrder} of seconds since the epoch. */
    public static long dateOrderOf(long seconds) {
        return Math.clamp(seconds, -EARLIEST, EARLIEST - 1) + EARLIEST;
    }

    /** Milliseconds since the epoch of a date's text that is read in UTC. */
    public static long millis(long code) {
        return seconds(code) * 1000;
    }
}
