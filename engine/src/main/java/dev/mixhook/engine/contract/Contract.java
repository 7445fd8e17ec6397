package dev.mixhook.engine.contract;

import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.finding.Waiver;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.contract.probe.ProbeSource;
import dev.mixhook.engine.contract.scenario.Scenario;
import dev.mixhook.engine.contract.scenario.Setting;
import dev.mixhook.engine.feed.DataZones;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a contract file says.
 *
 * @param probes by name; those that the standard pack asks are named {@link #PROBE} and {@link
 *     #ECHO}
 * @param pack the standard pack, by the format in which the receiver is posted to
 * @param checks the ids of those of its checks that are made
 */
public record Contract(
        String name,
        ReceiverSource receiver,
        Map<String, ProbeSource> probes,
        StandardPack pack,
        Set<String> checks,
        List<Waiver> waivers,
        Setting setting,
        List<Scenario> scenarios) {
    /** The name of the probe that a file gives no name to. */
    public static final String PROBE = "probe";

    /** The name of the probe that answers a user's properties. */
    public static final String ECHO = "echo";

    public Contract {
        probes = Map.copyOf(probes);
        checks = Set.copyOf(checks);
        waivers = List.copyOf(waivers);
        scenarios = List.copyOf(scenarios);
    }

    /** The whole standard pack of messages, of a receiver that runs already. */
    public static Contract standard(String url) {
        return standard(StandardPack.MESSAGES, url);
    }

    /** A whole standard pack, of a receiver that runs already. */
    public static Contract standard(StandardPack pack, String url) {
        return new Contract(
                "mixhook verify",
                new ReceiverSource(url, null, Path.of(""), null),
                Map.of(),
                pack,
                pack.claims().stream().map(Claim::id).collect(Collectors.toSet()),
                List.of(),
                new Setting(List.of(), DataZones.UTC, List.of(), List.of()),
                List.of());
    }

    /** This contract of a receiver at another URL. */
    public Contract at(String url) {
        return with(receiver.at(url));
    }

    /** This contract of another receiver. */
    public Contract with(ReceiverSource other) {
        return new Contract(name, other, probes, pack, checks, waivers, setting, scenarios);
    }

    /** This contract with another probe for the standard pack. */
    public Contract asking(ProbeSource probe) {
        return asking(PROBE, probe);
    }

    /** This contract with another echo for the standard pack. */
    public Contract echoing(ProbeSource echo) {
        return asking(ECHO, echo);
    }

    private Contract asking(String probe, ProbeSource source) {
        Map<String, ProbeSource> all = new LinkedHashMap<>(probes);
        all.put(probe, source);
        return new Contract(name, receiver, all, pack, checks, waivers, setting, scenarios);
    }

    /** All that is claimed of the receiver, in the order in which it is tried. */
    public List<Claim> claims() {
        return Stream.concat(
                        pack.claims().stream().filter(claim -> checks.contains(claim.id())),
                        scenarios.stream().map(Scenario::claim))
                .toList();
    }
}
