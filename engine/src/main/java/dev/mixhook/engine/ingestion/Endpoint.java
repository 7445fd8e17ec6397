package dev.mixhook.engine.ingestion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The paths that Mixpanel's SDKs ask for: an optional prefix, a name, an optional slash. */
enum Endpoint {
    TRACK("/track"),
    IMPORT("/import"),
    ENGAGE("/engage"),
    GROUPS("/groups"),
    FLAG_DEFINITIONS("/flags/definitions"),
    FLAGS("/flags"),
    DECIDE("/decide"),
    RECORD("/record"),
    SETTINGS("/settings"),
    LOOKUP_TABLES("/lookup-tables");

    private final String name;

    Endpoint(String name) {
        this.name = name;
    }

    String path() {
        return name;
    }

    /** The names of all of them. */
    static List<String> paths() {
        return Arrays.stream(values()).map(Endpoint::path).toList();
    }

    /** The endpoint of a path; empty if it is none. */
    static Optional<Endpoint> of(String path) {
        if ((path + '/').contains(LOOKUP_TABLES.name + '/')) {
            return Optional.of(LOOKUP_TABLES);
        }
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Arrays.stream(values()).filter(each -> bare.endsWith(each.name)).findFirst();
    }

    /** Whether it takes records. */
    boolean takesRecords() {
        return switch (this) {
            case TRACK, IMPORT, ENGAGE, GROUPS -> true;
            case FLAG_DEFINITIONS, FLAGS, DECIDE, RECORD, SETTINGS, LOOKUP_TABLES -> false;
        };
    }
}
