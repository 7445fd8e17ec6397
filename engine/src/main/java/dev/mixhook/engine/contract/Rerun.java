package dev.mixhook.engine.contract;

import dev.mixhook.engine.contract.finding.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How to put a claim to the test once more: the command line that was given, and that claim alone.
 *
 * @param words of the command line, without those that choose claims, repeat a run or say where
 *     reports go; ready to be shown
 * @param randomization of the run
 * @param isSeedGiven whether the seed stood on the command line; without one the users are new,
 *     which a receiver that remembers needs
 * @param drawn the scenarios in which the seed draws more than ids
 */
public record Rerun(
        List<String> words, Randomization randomization, boolean isSeedGiven, Set<String> drawn) {
    public Rerun {
        words = List.copyOf(words);
        drawn = Set.copyOf(drawn);
    }

    public long seed() {
        return randomization.seed();
    }

    /** As a shell reads it. */
    public String of(Claim claim) {
        List<String> line = new ArrayList<>(words);
        boolean inOrder = randomization.isShuffled() && !claim.standard();
        if (inOrder) {
            line.add("--shuffle");
        } else {
            line.add("--only");
            line.add(claim.id());
        }
        if (isSeedGiven || inOrder || drawn.contains(claim.id())) {
            line.add("--seed");
            line.add(String.valueOf(randomization.seed()));
        }
        return ShellWords.joined(line);
    }
}
