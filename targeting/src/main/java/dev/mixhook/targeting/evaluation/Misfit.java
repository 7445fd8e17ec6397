package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.ReadAs;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * A property that a target takes for another type than it is in the data.
 *
 * @param property what is read
 * @param read what for
 * @param people how many of those with a profile have something else there
 * @param example one of them
 * @param found what they have
 */
public record Misfit(Expr.Property property, ReadAs read, int people, String example, Value found) {

    /** The first value, or item of it, that does not fit. */
    static Stream<Value> in(Value value, ReadAs read, Dates dates) {
        return switch (read) {
            case ReadAs.ADate(Expr _, boolean ofItems) ->
                    (ofItems ? items(value) : Stream.of(value))
                            .filter(one -> one.isDefined() && isNoDate(one, dates));
            case ReadAs.ANumber(Expr _, double number) -> {
                Value text = Value.of(ValueText.json(Value.of(number)));
                yield Stream.concat(Stream.of(value), items(value)).filter(text::equals);
            }
            case ReadAs.AQuantity _ ->
                    Stream.concat(Stream.of(value), items(value))
                            .filter(Value.Text.class::isInstance)
                            .filter(text -> Casts.number(text).isDefined());
        };
    }

    static boolean isNoDate(Value value, Dates dates) {
        return !DateCast.cast(value, dates).isDefined();
    }

    private static Stream<Value> items(Value value) {
        return value instanceof Value.Items(List<Value> items) ? items.stream() : Stream.of();
    }
}
