package dev.mixhook.engine.definition.yaml;

import dev.mixhook.targeting.selector.Suggestion;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Time zones by their names. */
public final class Zones {
    private Zones() {}

    /**
     * The zone that may have been meant: of an abbreviation, of a city, else one that is spelt like
     * it.
     */
    public static String meant(String name) {
        Set<String> zones = ZoneId.getAvailableZoneIds();
        String end = '/' + name.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
        return Optional.ofNullable(ZoneId.SHORT_IDS.get(name.toUpperCase(Locale.ROOT)))
                .or(
                        () ->
                                zones.stream()
                                        .filter(
                                                zone ->
                                                        ('/' + zone.toLowerCase(Locale.ROOT))
                                                                .endsWith(end))
                                        .max(Comparator.naturalOrder()))
                .map(Suggestion::of)
                .orElseGet(() -> Suggestion.meant(name, zones));
    }
}
