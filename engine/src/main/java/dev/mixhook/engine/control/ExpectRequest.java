package dev.mixhook.engine.control;

import dev.mixhook.engine.contract.scenario.Expectation;
import dev.mixhook.engine.definition.contract.PostExpectations;
import dev.mixhook.engine.definition.yaml.Section;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is expected.
 *
 * @param since about the POSTs from this number on; null for those since time last went on
 * @param campaign about its POSTs alone; null for all
 */
record ExpectRequest(
        @Nullable Integer since, @Nullable String campaign, List<Expectation.OfPosts> all) {
    ExpectRequest {
        all = List.copyOf(all);
    }

    static ExpectRequest read(Section input) {
        Optional<Integer> since = input.read(StepKeys.EXPECTED_SINCE);
        Optional<String> campaign = input.read(StepKeys.CAMPAIGN);
        List<Expectation.OfPosts> all = PostExpectations.read(input);
        boolean isNothing = PostExpectations.KEYS.stream().noneMatch(input::has);
        if (isNothing) {
            input.refuse("Nothing is expected here.");
        }
        return new ExpectRequest(since.orElse(null), campaign.orElse(null), all);
    }
}
