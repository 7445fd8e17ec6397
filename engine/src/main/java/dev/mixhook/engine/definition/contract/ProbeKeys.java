package dev.mixhook.engine.definition.contract;

import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Structures.section;
import static dev.mixhook.engine.definition.yaml.Structures.texts;

import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Kind;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.util.List;

/** What may stand where it is said how to ask what a receiver did. */
final class ProbeKeys {
    static final Key<List<String>> COMMAND =
            Key.of("command", texts(), "A program and its arguments that prints the value.")
                    .such(List.of("./count.sh", "{distinct_id}"));
    static final Key<String> URL =
            Key.of("url", text(), "A JDBC URL.").required("a JDBC URL, such as jdbc:postgresql:…");
    static final Key<String> DRIVER =
            Key.of("driver", text(), "The file of the JDBC driver, seen from this folder.");
    static final Key<String> USER = Key.of("user", text(), "The database's user.");
    static final Key<String> PASSWORD = Key.of("password", text(), "The user's password.");

    static final Probe COUNT =
            probe(
                    "probe",
                    Key.of("get", text(), "A URL in which {distinct_id} is the user.")
                            .required(
                                    "a URL, such as \"http://localhost:3000/received/{distinct_id}\""),
                    Key.of("json", text(), "Where in the answer the value is, as a JSONPath.")
                            .required("where the value is, such as $.count")
                            .such("$.count"),
                    Key.of("query", text(), "A query in which {distinct_id} is the user.")
                            .required(
                                    "a query, such as select count(*) from sent where id = {distinct_id}"));
    static final Probe WHOLE =
            probe(
                    "echo",
                    Key.of("get", text(), "A URL in which {distinct_id} is the user.")
                            .required(
                                    "a URL, such as \"http://localhost:3000/stored/{distinct_id}\""),
                    Key.of("json", text(), "Where in the answer the properties are, as a JSONPath.")
                            .otherwise("$"),
                    Key.of("query", text(), "A query in which {distinct_id} is the user.")
                            .required(
                                    "a query, such as select properties from people where id = {distinct_id}"));

    static final Key<Section> PROBE =
            Key.of(Contract.PROBE, COUNT.kind(), "How to ask how often a user was received.");
    static final Key<Section> ECHO =
            Key.of(
                    Contract.ECHO,
                    WHOLE.kind(),
                    "How to ask what the receiver has stored of a user.");
    static final Key<Section> PROBES =
            Key.of(
                    "probes",
                    section(Shape.of("probes", "Other probes, by their names.").open(COUNT.kind())),
                    "Other probes, by their names.");

    /** The ways to ask for something, one of which is given. */
    record Probe(
            Key<Section> http,
            Key<Section> sql,
            Key<String> get,
            Key<String> json,
            Key<String> query,
            Shape shape) {
        Kind<Section> kind() {
            return section(shape);
        }
    }

    private ProbeKeys() {}

    private static Probe probe(String name, Key<String> get, Key<String> json, Key<String> query) {
        Key<Section> http =
                Key.of(
                        "http",
                        section(Shape.of(name + "-by-http", "Asks by HTTP.", get, json)),
                        "Asks by HTTP.");
        Key<Section> sql =
                Key.of(
                        "sql",
                        section(
                                Shape.of(
                                        name + "-by-sql",
                                        "Asks a database.",
                                        URL,
                                        query,
                                        DRIVER,
                                        USER,
                                        PASSWORD)),
                        "Asks a database.");
        Shape shape =
                Shape.of(name, "How to ask what the receiver did.", http, COMMAND, sql)
                        .withOneOf(List.of(http, COMMAND, sql));
        return new Probe(http, sql, get, json, query, shape);
    }
}
