package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.value.Value;

/** The opposite of what is true, false or undefined. */
record Not(BoundExpr operand) implements BoundExpr {
    @Override
    public Value at(EvaluationContext context) {
        return ValueOperations.not(operand.at(context));
    }

    @Override
    public boolean moves() {
        return operand.moves();
    }

    @Override
    public boolean isTruth() {
        return true;
    }

    @Override
    public int cost() {
        return operand.cost();
    }

    @Override
    public void narrow(Candidates people, EvaluationContext context) {
        Candidates those = people.copy();
        operand.narrow(those, context);
        people.remove(those);
    }
}
