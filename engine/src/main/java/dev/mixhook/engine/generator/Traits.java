package dev.mixhook.engine.generator;

import java.util.List;
import java.util.Locale;

/** Makes up the properties of profiles that never change. */
final class Traits {
    private static final List<String> FIRST_NAMES =
            List.of(
                    "Aoife", "Ben", "Chiara", "Daniel", "Elif", "Fionn", "Grace", "Hana", "Ines",
                    "Jonas", "Keiko", "Liam", "Mary", "Noor", "Oisín", "Priya", "Rafał", "Saoirse",
                    "Tomás", "Uma", "Vera", "Wanjiru", "Yusuf", "Zita");
    private static final List<String> LAST_NAMES =
            List.of(
                    "Byrne", "Costa", "Doyle", "Evans", "Fischer", "García", "Hughes", "Ito",
                    "Jansen", "Kovač", "Lynch", "Müller", "Nowak", "O'Neill", "Patel", "Quigley",
                    "Rossi", "Santos", "Tanaka", "Walsh", "Young");
    private static final List<String> DOMAINS =
            List.of("example.com", "example.org", "example.net");
    private static final List<String> TAGS = List.of("tea", "paper", "ink", "gifts", "wholesale");

    private Traits() {}

    static JsonObject of(int number, City city, SeededRandom random) {
        JsonObject traits = new JsonObject();
        String name = random.oneOf(FIRST_NAMES);
        if (number <= EdgeCaseCustomers.PROFILES.size()) {
            traits.members(EdgeCaseCustomers.PROFILES.get(number - 1));
        } else {
            ordinary(traits, name, random);
        }
        if (random.chance(930)) {
            traits.text("$email", email(name, number, random));
        }
        if (random.chance(900)) {
            traits.text("$timezone", city.zone());
        }
        if (random.chance(800)) {
            traits.text("$city", city.name()).text("$country_code", city.country());
        }
        if (random.chance(300)) {
            traits.text("$region", city.region());
        }
        return traits;
    }

    private static void ordinary(JsonObject traits, String name, SeededRandom random) {
        traits.text("$first_name", name);
        if (random.chance(880)) {
            traits.text("$last_name", random.oneOf(LAST_NAMES));
        }
        if (random.chance(200)) {
            // Numbers that the British regulator keeps free for fiction.
            traits.text("$phone", "+44 7700 900" + random.between(100, 999));
        }
        if (random.chance(300)) {
            traits.texts("tags", List.of(random.oneOf(TAGS)));
        }
        if (random.chance(400)) {
            traits.number("points", random.between(0, 2000));
        }
    }

    private static String email(String name, int number, SeededRandom random) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return letters + number + '@' + random.oneOf(DOMAINS);
    }
}
