package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.value.Value;

/** A node of an expression, bound to the slots of a vocabulary. */
interface BoundExpr {
    /**
     * The node's value; where it {@link #moves}, it also lowers the context's {@code until} and
     * sets its {@code slope}.
     */
    Value at(EvaluationContext context);

    /** Whether time alone can change the value. */
    default boolean moves() {
        return false;
    }

    /** Whether the value is true, false or undefined, whatever the data. */
    default boolean isTruth() {
        return false;
    }

    /**
     * About how many steps it takes to know a person's value; what takes fewer is asked first where
     * the order is free.
     */
    default int cost() {
        return 100;
    }

    /** Leaves those people in whose value is true; what it learns of time is not kept. */
    default void narrow(Candidates people, EvaluationContext context) {
        people.keepIf(person -> context.holds(this, person));
    }

    record Constant(Value value) implements BoundExpr {
        @Override
        public Value at(EvaluationContext context) {
            return value;
        }
    }

    /** An operation whose value time can change. */
    interface Moving extends BoundExpr {
        @Override
        default boolean moves() {
            return true;
        }
    }
}
