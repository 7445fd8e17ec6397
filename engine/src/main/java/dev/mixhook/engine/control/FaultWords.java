package dev.mixhook.engine.control;

import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.Pick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A line of a fault plan in the words in which contracts have it. */
final class FaultWords {
    private FaultWords() {}

    /** Such as {@code post: 1, lose: answer}. */
    static String of(FaultPlan.Rule rule) {
        Pick pick = rule.pick();
        List<String> words = new ArrayList<>();
        if (pick.first() == pick.last()) {
            words.add("post: " + pick.first());
        } else if (pick.last() < Long.MAX_VALUE) {
            words.add("posts: " + pick.first() + '-' + pick.last());
        }
        if (!pick.users().isEmpty()) {
            words.add("users: " + new TreeSet<>(pick.users()));
        }
        if (pick.chance() < 1) {
            words.add("chance: " + percent(pick.chance()) + '%');
        }
        words.add(rule.fault().text());
        return String.join(", ", words);
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
