package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.contract.probe.ProbeSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The probes of a contract, as its expectations name them.
 *
 * @param names also of those that could not be read
 */
record KnownProbes(Set<String> names, Map<String, ProbeSource> sources) {
    KnownProbes {
        names = Set.copyOf(names);
        sources = Map.copyOf(sources);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether there is one that a file gives no name to. */
    boolean hasUnnamed() {
        return names.contains(Contract.PROBE);
    }

    /** Whether it asks about a user; empty if it could not be read. */
    Optional<Boolean> isAboutUser(String name) {
        return Optional.ofNullable(sources.get(name)).map(ProbeSource::isAboutUser);
    }

    /** Those that have names. */
    Set<String> named() {
        Set<String> named = new TreeSet<>(names);
        named.remove(Contract.PROBE);
        return named;
    }
}
