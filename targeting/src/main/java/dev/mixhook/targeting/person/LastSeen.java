package dev.mixhook.targeting.person;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.util.List;
import java.util.Map;

/** {@code $last_seen}, the time of the last update of a profile (mixpanel.md 5.3). */
record LastSeen(Dates dates) {
    static final String NAME = "$last_seen";

    /**
     * Moves it on to the time of updates, in milliseconds since the epoch, if that is later and no
     * update names it. What is no date counts as missing.
     */
    void see(List<ProfileUpdate> updates, Map<String, String> properties, long time) {
        for (ProfileUpdate update : updates) {
            if (update.names().contains(NAME)) {
                return;
            }
        }
        String json = properties.get(NAME);
        boolean isLater =
                json != null
                        && JsonValues.parse(json) instanceof Value.Text(String text)
                        && dates.millis(text).orElse(Long.MIN_VALUE) > time;
        if (!isLater) {
            properties.put(NAME, JsonText.quoted(dates.text(time)));
        }
    }
}
