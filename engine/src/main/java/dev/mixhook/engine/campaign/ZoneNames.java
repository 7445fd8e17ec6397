package dev.mixhook.engine.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Time zones by the names that people give them, in any letter case: those of the IANA database
 * ({@code America/New_York}, {@code EST}), offsets from UTC as java.time reads them ({@code UTC-8},
 * {@code +05:30}), and those of Windows ({@code Pacific Standard Time}), each of which stands for
 * the zone that Unicode CLDR gives it. An abbreviation that IANA does not have, such as {@code
 * PST}, is none: it can mean several zones.
 */
public final class ZoneNames {
    /** Names of the IANA database that the JDK leaves out, and what they are links to there. */
    private static final Map<String, String> LEFT_OUT =
            Map.of(
                    "est", "America/Panama",
                    "mst", "America/Phoenix",
                    "hst", "Pacific/Honolulu",
                    "roc", "Asia/Taipei");

    private static final Map<String, String> ZONES = zones();

    private ZoneNames() {}

    /** The zone by a name; empty if the name is none. */
    public static Optional<ZoneId> parse(String name) {
        String known = ZONES.get(name.strip().toLowerCase(Locale.ROOT));
        try {
            return Optional.of(
                    ZoneId.of(known == null ? name.strip().toUpperCase(Locale.ROOT) : known));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The zones by their names in small letters; where two have one name, IANA's is meant. */
    private static Map<String, String> zones() {
        Map<String, String> zones = new HashMap<>();
        windows()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(","))
                .forEach(row -> zones.put(row[0].toLowerCase(Locale.ROOT), row[1]));
        zones.putAll(LEFT_OUT);
        ZoneId.getAvailableZoneIds().forEach(id -> zones.put(id.toLowerCase(Locale.ROOT), id));
        return zones;
    }

    private static String windows() {
        try (InputStream table = ZoneNames.class.getResourceAsStream("windows-zones.csv")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
