package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.Value;

/** A node of an expression, bound to the slots of a vocabulary. */
interface Op {
    /**
     * The node's value; where it {@link #moves}, it also lowers the sight's {@code until} and sets
     * its {@code slope}.
     */
    Value at(Sight sight);

    /** Whether time alone can change the value. */
    default boolean moves() {
        return false;
    }

    record Constant(Value value) implements Op {
        @Override
        public Value at(Sight sight) {
            return value;
        }
    }

    /** An operation whose value time can change. */
    interface Moving extends Op {
        @Override
        default boolean moves() {
            return true;
        }
    }
}
