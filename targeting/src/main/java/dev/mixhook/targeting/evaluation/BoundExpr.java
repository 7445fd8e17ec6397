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
