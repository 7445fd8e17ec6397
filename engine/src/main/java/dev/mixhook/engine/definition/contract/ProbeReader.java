package dev.mixhook.engine.definition.contract;

import dev.mixhook.delivery.Secrets;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.contract.probe.ProbeSource;
import dev.mixhook.engine.definition.yaml.Environment;
import dev.mixhook.engine.definition.yaml.FilledText;
import dev.mixhook.engine.definition.yaml.Section;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how to ask what a receiver did. */
record ProbeReader(Environment environment, Path folder) {
    private static final Kind COUNT =
            new Kind(
                    "A probe",
                    "\"http://localhost:3000/received/{distinct_id}\"",
                    "select count(*) from sent where id = {distinct_id}",
                    null);
    private static final Kind WHOLE =
            new Kind(
                    "An echo",
                    "\"http://localhost:3000/stored/{distinct_id}\"",
                    "select properties from people where id = {distinct_id}",
                    "$");

    /**
     * What is asked for, with examples of how.
     *
     * @param json where in an answer by HTTP it is, if nothing is said; null where that has to be
     */
    private record Kind(String name, String get, String query, @Nullable String json) {}

    /** Those under {@code probe:} and {@code echo:}, and those under {@code probes:} by names. */
    KnownProbes read(Section contract) {
        Set<String> names = new LinkedHashSet<>();
        Map<String, ProbeSource> probes = new LinkedHashMap<>();
        if (contract.has(Contract.PROBE)) {
            names.add(Contract.PROBE);
            aboutUser(contract, Contract.PROBE, COUNT)
                    .ifPresent(probe -> probes.put(Contract.PROBE, probe));
        }
        aboutUser(contract, Contract.ECHO, WHOLE)
                .ifPresent(echo -> probes.put(Contract.ECHO, echo));
        contract.section("probes")
                .ifPresent(
                        named -> {
                            for (String name : named.keys()) {
                                if (name.equals(Contract.PROBE) || name.equals(Contract.ECHO)) {
                                    named.problem(name, "This stands by itself: `" + name + ":`.");
                                }
                                names.add(name);
                                named.section(name)
                                        .flatMap(section -> probe(section, COUNT))
                                        .ifPresent(probe -> probes.put(name, probe));
                            }
                        });
        return new KnownProbes(names, probes);
    }

    /** Those without a name are asked about one user after the other. */
    private Optional<ProbeSource> aboutUser(Section contract, String key, Kind kind) {
        Optional<ProbeSource> probe =
                contract.section(key).flatMap(section -> probe(section, kind));
        probe.filter(source -> !source.isAboutUser())
                .ifPresent(
                        _ ->
                                contract.problem(
                                        key,
                                        "This asks about no user. Write {distinct_id} where the user stands; what is about the whole belongs under `probes:`, with a name."));
        return probe;
    }

    private Optional<ProbeSource> probe(Section section, Kind kind) {
        List<String> ways = Stream.of("http", "command", "sql").filter(section::has).toList();
        if (ways.size() != 1) {
            section.problems()
                    .add(
                            section.place(),
                            section.path(),
                            kind.name() + " asks in one way: `http:`, `command:` or `sql:`.");
        }
        Optional<ProbeSource> http = section.section("http").flatMap(way -> http(way, kind));
        Optional<ProbeSource> command = command(section);
        Optional<ProbeSource> sql = section.section("sql").flatMap(way -> sql(way, kind));
        section.close();
        return http.or(() -> command).or(() -> sql);
    }

    private Optional<ProbeSource> http(Section section, Kind kind) {
        FilledText texts = new FilledText(section, environment);
        Optional<String> get =
                section.required("get", texts.read("get"), "a URL, such as " + kind.get());
        Optional<String> json =
                section.required(
                        "json",
                        section.text("json").or(() -> Optional.ofNullable(kind.json())),
                        "where the value is, such as $.count");
        section.close();
        return get.filter(url -> isUrl(section, url))
                .flatMap(
                        url ->
                                json.flatMap(
                                        path -> http(section, url, path, texts.secrets("get"))));
    }

    private static boolean isUrl(Section section, String url) {
        try {
            return !Webhook.to(url.replace("{distinct_id}", "u")).host().isEmpty();
        } catch (IllegalArgumentException e) {
            section.problem("get", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static Optional<ProbeSource> http(
            Section section, String url, String path, Secrets secrets) {
        try {
            return Optional.of(new ProbeSource.Http(url, path, secrets));
        } catch (IllegalArgumentException e) {
            section.problem("json", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<ProbeSource> command(Section section) {
        FilledText texts = new FilledText(section, environment);
        List<String> words =
                section.texts("command").stream()
                        .flatMap(word -> texts.filled("command", word).stream())
                        .toList();
        if (section.has("command") && words.isEmpty()) {
            section.problem("command", "Nothing here. Write a program and its arguments.");
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProbeSource.Command(words, folder));
    }

    private Optional<ProbeSource> sql(Section section, Kind kind) {
        FilledText texts = new FilledText(section, environment);
        Optional<String> url =
                section.required("url", texts.read("url"), "a JDBC URL, such as jdbc:postgresql:…");
        Optional<String> query =
                section.required(
                        "query", section.text("query"), "a query, such as " + kind.query());
        Optional<Path> driver =
                section.text("driver")
                        .flatMap(name -> NamedFile.of(section, "driver", folder, name));
        Optional<String> user = texts.read("user");
        Optional<String> password = texts.read("password");
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
