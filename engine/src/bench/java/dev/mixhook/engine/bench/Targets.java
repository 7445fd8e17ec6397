package dev.mixhook.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The campaigns of the measurements. */
final class Targets {
    private static final String P1 =
            "{all: [{property: plan, is: pro}, {property: country, is: [US, GB, IE, DE, FR]}]}";
    private static final String P2 = "{property: $last_seen, older_than: 14 days}";
    private static final String P3 = "{did: Purchase, at_least: 3, within: 30 days}";
    private static final String P4 =
            "{all: [{did: Purchase, where: [{property: amount, more_than: 50}], within: 90 days},"
                    + " {did_not: Login, within: 21 days}]}";
    private static final String P5 = "{all: [%s, %s]}".formatted(P1, P4);

    private Targets() {}

    /** P1 to P5. */
    static List<String> all() {
        return named(List.of(P1, P2, P3, P4, P5));
    }

    /** Those whom time moves: P2, P3 and P4. */
    static List<String> moving() {
        return named(List.of(P2, P3, P4));
    }

    /** Whoever logged in lately. */
    static List<String> withLoginWithin(int days) {
        return named(List.of("{did: Login, within: %d days}".formatted(days)));
    }

    /** P3 and P4, of which one also asks for a text. */
    static List<String> withText() {
        return named(
                List.of(
                        P3.replace(", at_least", ", where: [{property: item, is: item-1}], at_least"),
                        P4));
    }

    /** So many different ones like P2, P3 and P4. */
    static List<String> many(int count) {
        List<String> targets = new ArrayList<>();
        for (var i = 0; i < count; i++) {
            var variant = i / 3;
            targets.add(
                    switch (i % 3) {
                        case 0 -> P2.replace("14", String.valueOf(14 + variant % 60));
                        case 1 ->
                                P3.replace("30", String.valueOf(30 - variant % 20))
                                        .replace("3,", 3 + variant / 20 + ",");
                        default ->
                                P4.replace("21", String.valueOf(21 + variant % 60))
                                        .replace("more_than: 50", "more_than: " + (50 + variant));
                    });
        }
        return named(targets);
    }

    /** Everybody with a profile, at once. */
    static String everybody(String url, int parallel) {
        return """
        campaign: everybody
        webhook: {url: "%s", parallel: %d}
        target: {property: plan, is_set: true}
        schedule: asap
        """
                .formatted(url, parallel);
    }

    private static List<String> named(List<String> targets) {
        List<String> campaigns = new ArrayList<>();
        for (var target : targets) {
            campaigns.add(
                    String.format(
                            Locale.ROOT,
                            """
                            campaign: c%04d
                            webhook: {url: "http://localhost:6494/hooks/c%04d"}
                            target: %s
                            schedule: {recurring: as_criteria_is_met}
                            """,
                            campaigns.size(),
                            campaigns.size(),
                            target));
        }
        return campaigns;
    }
}
