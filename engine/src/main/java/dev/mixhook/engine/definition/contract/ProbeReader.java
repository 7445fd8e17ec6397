package dev.mixhook.engine.definition.contract;

import dev.mixhook.delivery.Secrets;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.contract.probe.ProbeSource;
import dev.mixhook.engine.definition.contract.ProbeKeys.Probe;
import dev.mixhook.engine.definition.yaml.Environment;
import dev.mixhook.engine.definition.yaml.FilledText;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Section;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads how to ask what a receiver did. */
record ProbeReader(Environment environment, Path folder) {
    /**
     * Reads the probes of a contract: under {@code probe:} and {@code echo:}, and under {@code
     * probes:} by names.
     */
    KnownProbes read(Section contract) {
        Set<String> names = new LinkedHashSet<>();
        Map<String, ProbeSource> probes = new LinkedHashMap<>();
        if (contract.has(ProbeKeys.PROBE)) {
            names.add(Contract.PROBE);
            aboutUser(contract, ProbeKeys.PROBE, ProbeKeys.COUNT)
                    .ifPresent(probe -> probes.put(Contract.PROBE, probe));
        }
        aboutUser(contract, ProbeKeys.ECHO, ProbeKeys.WHOLE)
                .ifPresent(echo -> probes.put(Contract.ECHO, echo));
        contract.read(ProbeKeys.PROBES)
                .ifPresent(
                        named -> {
                            for (String name : named.keys()) {
                                if (name.equals(Contract.PROBE) || name.equals(Contract.ECHO)) {
                                    named.problem(name, "This stands by itself: `" + name + ":`.");
                                }
                                names.add(name);
                                named.other(name, ProbeKeys.COUNT.kind())
                                        .flatMap(
                                                section ->
                                                        probe(section, ProbeKeys.COUNT, "A probe"))
                                        .ifPresent(probe -> probes.put(name, probe));
                            }
                        });
        return new KnownProbes(names, probes);
    }

    /** Reads a probe without a name, which is asked about one user after the other. */
    private Optional<ProbeSource> aboutUser(Section contract, Key<Section> key, Probe kind) {
        Optional<ProbeSource> probe =
                contract.read(key)
                        .flatMap(
                                section ->
                                        probe(
                                                section,
                                                kind,
                                                key.equals(ProbeKeys.ECHO)
                                                        ? "An echo"
                                                        : "A probe"));
        probe.filter(source -> !source.isAboutUser())
                .ifPresent(
                        _ ->
                                contract.problem(
                                        key,
                                        "This asks about no user. Write {distinct_id} where the user stands; what is about the whole belongs under `probes:`, with a name."));
        return probe;
    }

    private Optional<ProbeSource> probe(Section section, Probe kind, String name) {
        long ways =
                Stream.of(kind.http(), ProbeKeys.COMMAND, kind.sql()).filter(section::has).count();
        if (ways != 1) {
            section.refuse(name + " asks in one way: `http:`, `command:` or `sql:`.");
        }
        Optional<ProbeSource> http = section.read(kind.http()).flatMap(way -> http(way, kind));
        Optional<ProbeSource> command = command(section);
        Optional<ProbeSource> sql = section.read(kind.sql()).flatMap(way -> sql(way, kind));
        section.close();
        return http.or(() -> command).or(() -> sql);
    }

    private Optional<ProbeSource> http(Section section, Probe kind) {
        FilledText texts = new FilledText(section, environment);
        Optional<String> get = texts.read(kind.get());
        Optional<String> json =
                section.read(kind.json())
                        .or(
                                () ->
                                        kind.equals(ProbeKeys.WHOLE)
                                                ? Optional.of("$")
                                                : Optional.empty());
        section.close();
        return get.filter(url -> isUrl(section, kind, url))
                .flatMap(
                        url ->
                                json.flatMap(
                                        path ->
                                                http(
                                                        section,
                                                        kind,
                                                        url,
                                                        path,
                                                        texts.secrets("get"))));
    }

    private static boolean isUrl(Section section, Probe kind, String url) {
        try {
            return !Webhook.to(url.replace("{distinct_id}", "u")).host().isEmpty();
        } catch (IllegalArgumentException e) {
            section.problem(kind.get(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static Optional<ProbeSource> http(
            Section section, Probe kind, String url, String path, Secrets secrets) {
        try {
            return Optional.of(new ProbeSource.Http(url, path, secrets));
        } catch (IllegalArgumentException e) {
            section.problem(kind.json(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<ProbeSource> command(Section section) {
        FilledText texts = new FilledText(section, environment);
        List<String> words =
                section.read(ProbeKeys.COMMAND).orElse(List.of()).stream()
                        .flatMap(word -> texts.filled(ProbeKeys.COMMAND, word).stream())
                        .toList();
        if (section.has(ProbeKeys.COMMAND) && words.isEmpty()) {
            section.problem(ProbeKeys.COMMAND, "Nothing here. Write a program and its arguments.");
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProbeSource.Command(words, folder));
    }

    private Optional<ProbeSource> sql(Section section, Probe kind) {
        FilledText texts = new FilledText(section, environment);
        Optional<String> url = texts.read(ProbeKeys.URL);
        Optional<String> query = section.read(kind.query());
        Optional<Path> driver =
                section.read(ProbeKeys.DRIVER)
                        .flatMap(name -> NamedFile.of(section, ProbeKeys.DRIVER, folder, name));
        Optional<String> user = texts.read(ProbeKeys.USER);
        Optional<String> password = texts.read(ProbeKeys.PASSWORD);
        section.close();
        if (url.isEmpty() || query.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ProbeSource.Sql(
                        url.get(),
                        query.get(),
                        driver.orElse(null),
                        user.orElse(null),
                        password.orElse(null)));
    }
}
