package dev.mixhook.engine.control;

import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.engine.control.OpenKeys.Ids;
import dev.mixhook.engine.definition.contract.FaultReader;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session is to be made of.
 *
 * @param startAt null only where it cannot be read, which is a problem
 * @param workspace a folder or a campaign file, as it was named; null if there are texts
 * @param campaigns texts in YAML
 * @param project a text in YAML; null if there is none
 * @param target where all campaigns post; null for where they say
 * @param seed null if one is to be made up
 */
record SessionRequest(
        @Nullable Instant startAt,
        @Nullable String workspace,
        List<String> campaigns,
        @Nullable String project,
        Map<String, String> environment,
        @Nullable String target,
        @Nullable Long seed,
        boolean isLiteral,
        List<FaultPlan.Rule> faults,
        boolean keepGoing) {
    SessionRequest {
        campaigns = List.copyOf(campaigns);
        environment = Map.copyOf(environment);
        faults = List.copyOf(faults);
    }

    static SessionRequest read(Section input) {
        if (input.has(OpenKeys.WORKSPACE) == input.has(OpenKeys.CAMPAIGNS)) {
            input.refuse("What runs? Write `workspace` or `campaigns`, and not both.");
        }
        return new SessionRequest(
                input.read(OpenKeys.START_AT).orElse(null),
                input.read(OpenKeys.WORKSPACE).orElse(null),
                input.read(OpenKeys.CAMPAIGNS).orElse(List.of()),
                input.read(OpenKeys.PROJECT).orElse(null),
                input.read(OpenKeys.ENVIRONMENT).map(SessionRequest::environment).orElse(Map.of()),
                input.read(OpenKeys.TARGET).orElse(null),
                input.read(OpenKeys.SEED, SessionRequest::whole).orElse(null),
                input.read(OpenKeys.IDS).orElse(Ids.LITERAL) == Ids.LITERAL,
                FaultReader.read(input, OpenKeys.FAULTS, 0).lines(),
                input.read(OpenKeys.KEEP_GOING).orElse(false));
    }

    private static Map<String, String> environment(Section section) {
        Map<String, String> environment = new HashMap<>();
        for (String name : section.keys()) {
            section.other(name, OpenKeys.VALUE).ifPresent(text -> environment.put(name, text));
        }
        return environment;
    }

    private static Optional<Long> whole(Node.Scalar scalar) {
        try {
            return Optional.of(new BigDecimal(scalar.text()).longValueExact());
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
