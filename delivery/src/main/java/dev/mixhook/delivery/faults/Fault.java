package dev.mixhook.delivery.faults;

import dev.mixhook.delivery.WireFault;
import java.time.Duration;
import java.util.Locale;

/** What a plan does to a POST. */
public sealed interface Fault {
    /** The receiver answers, and we never see it: uncertain. */
    record LoseAnswer() implements Fault {}

    /** The answer that is seen has this status, whatever came. */
    record PretendAnswer(int status) implements Fault {
        public PretendAnswer {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("an answer is 200 to 599, was " + status);
            }
        }
    }

    /** The POST goes out again as soon as it has ended; accepted if both are. */
    record SendTwice() implements Fault {}

    /** The POST goes out on two connections at once; accepted if both are. */
    record SendTogether() implements Fault {}

    /** The POSTs of an attempt that are picked go out in reversed order. */
    record ReverseOrder() implements Fault {}

    /** Something goes wrong on the way. */
    record OnTheWire(WireFault fault) implements Fault {}

    /** The fault in the words of a fault plan. */
    default String text() {
        return switch (this) {
            case LoseAnswer _ -> "lose: answer";
            case PretendAnswer(int status) -> "answer: " + status;
            case SendTwice _ -> "send: twice";
            case SendTogether _ -> "send: together";
            case ReverseOrder _ -> "order: reversed";
            case OnTheWire(WireFault fault) -> onTheWire(fault);
        };
    }

    private static String onTheWire(WireFault fault) {
        return switch (fault) {
            case WireFault.OwnConnection _ -> "a connection of its own";
            case WireFault.LowerCaseNames _ -> "names of headers in lower case";
            case WireFault.SlowHead(Duration time) ->
                    "slow: headers " + amount(time.toMillis(), "ms", "s");
            case WireFault.SlowBody(long bytesPerSecond) ->
                    "slow: body " + amount(bytesPerSecond, "B/s", "kB/s");
            case WireFault.CutBody(int percent) -> "cut: body " + percent + "%";
            case WireFault.Reset(WireFault.Stage stage) ->
                    "reset: " + stage.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String amount(long number, String unit, String thousand) {
        return number % 1_000 == 0 ? number / 1_000 + thousand : number + unit;
    }
}
