package dev.mixhook.engine.page;

import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.value.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is looked for: whoever's id contains a text, or, by {@code name: value}, has that in a
 * property.
 *
 * @param name empty where no property is meant
 * @param value what the property's value contains
 */
record PersonQuery(String id, String name, String value) {
    private static final Pattern PROPERTY = Pattern.compile("(?s)\\s*([^:]+):\\s*(.*)");

    static PersonQuery parse(String text) {
        Matcher property = PROPERTY.matcher(text);
        return property.matches()
                ? new PersonQuery(
                        text.strip(), property.group(1).strip(), property.group(2).strip())
                : new PersonQuery(text.strip(), "", "");
    }

    /** Whether somebody is meant who has a profile. */
    boolean fits(People people, int person) {
        if (people.distinctId(person).contains(id)) {
            return true;
        }
        if (name.isEmpty()) {
            return false;
        }
        String json = people.profile(person).properties().get(name);
        return json != null && text(json).contains(value);
    }

    /** A text as it is, anything else as JSON. */
    private static String text(String json) {
        return json.startsWith("\"") && JsonValues.parse(json) instanceof Value.Text(String text)
                ? text
                : json;
    }
}
