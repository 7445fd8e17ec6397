package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.ValueCodes;
import dev.mixhook.targeting.selector.Expr.Scope;
import dev.mixhook.targeting.value.Value;
import java.util.Objects;

/** A property of the user, or of the event that is looked at, by its slot. */
record Property(Scope scope, int slot) implements BoundExpr {
    @Override
    public Value at(EvaluationContext context) {
        return context.people.codes().value(code(context));
    }

    /** The value in 64 bits, as {@link ValueCodes} has it. */
    long code(EvaluationContext context) {
        return scope == Scope.USER
                ? context.code(slot)
                : Objects.requireNonNull(context.timeline).code(context.event, slot);
    }

    @Override
    public int cost() {
        return 1;
    }
}
