package dev.mixhook.engine.definition.contract;

import static dev.mixhook.engine.definition.yaml.Kinds.choice;
import static dev.mixhook.engine.definition.yaml.Kinds.name;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Kinds.truth;
import static dev.mixhook.engine.definition.yaml.Structures.listOfTexts;
import static dev.mixhook.engine.definition.yaml.Structures.section;
import static dev.mixhook.engine.definition.yaml.Structures.sections;
import static dev.mixhook.engine.definition.yaml.Structures.texts;

import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.definition.TrustReader;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.util.List;

/** What may stand in a contract file. */
final class ContractKeys {
    static final Key<String> CONTRACT =
            Key.of("contract", name(), "What the contract is about.").required("what it is about");
    static final Key<String> URL =
            Key.of("url", text(), "Where the receiver takes POSTs, on this machine.")
                    .required("where it takes POSTs")
                    .such("http://localhost:${PORT:-3000}/hooks/mixpanel");
    static final Key<StandardPack> FORMAT =
            Key.of("format", choice(StandardPack.class), "What the receiver takes.")
                    .otherwise("messages");
    static final Key<String> START =
            Key.of(
                            "start",
                            text(),
                            "A command that starts the receiver, read by the shell in this folder.")
                    .such("node receiver.js");
    static final Key<String> READY =
            Key.of("ready", text(), "A URL that is asked until it answers 200, for 30 s at most.")
                    .such("http://localhost:3000/health");
    static final Key<Section> TLS =
            Key.of("tls", section(TrustReader.TLS), "Whom to trust who signs certificates.");
    static final Key<Section> HEADERS =
            Key.of(
                    "headers",
                    section(Shape.of("headers", "Names of headers and their values.").open(text())),
                    "Headers that each POST has.");
    static final Key<Section> RECEIVER =
            Key.of(
                            "receiver",
                            section(
                                    Shape.of(
                                            "receiver",
                                            "The receiver that is tested.",
                                            FORMAT,
                                            URL,
                                            START,
                                            READY,
                                            TLS,
                                            HEADERS)),
                            "The receiver that is tested.")
                    .required("`url:` under it");
    static final Key<Boolean> STANDARD =
            Key.of("standard", truth(), "Whether the checks of the standard pack are made.")
                    .otherwise(true);
    static final Key<List<String>> CHECKS =
            Key.of("standard", listOfTexts(), "The checks of the standard pack that are made.");
    static final Key<List<String>> SKIP = Key.of("skip", texts(), "Checks that are left out.");
    static final Key<List<String>> CAMPAIGNS =
            Key.of(
                            "campaigns",
                            texts(),
                            "Files of campaigns that scenarios play, seen from this folder.")
                    .such(List.of("../campaigns/win-back.yaml"));
    static final Key<List<String>> PROFILES =
            Key.of("profiles", texts(), "Files of people, seen from this folder.");
    static final Key<List<String>> EVENTS =
            Key.of("events", texts(), "Files of events, seen from this folder.");
    static final Key<Section> DATA =
            Key.of(
                    "data",
                    section(Shape.of("data", "Files of data.", PROFILES, EVENTS)),
                    "Data that each scenario begins with.");
    static final Key<List<Section>> SCENARIOS =
            Key.of(
                    "scenarios",
                    sections(ScenarioKeys.SCENARIO),
                    "What is played, and what is expected of the receiver.");
    static final Key<List<Section>> WAIVE =
            Key.of("waive", sections(WaiverReader.WAIVER), "Known failures that are let pass.");
    static final Shape DOCUMENT =
            Shape.of(
                            "contract-file",
                            "What a receiver promises.",
                            CONTRACT,
                            RECEIVER,
                            ProbeKeys.PROBE,
                            ProbeKeys.ECHO,
                            ProbeKeys.PROBES,
                            STANDARD,
                            CHECKS,
                            SKIP,
                            CAMPAIGNS,
                            DATA,
                            ScenarioKeys.START_AT,
                            ScenarioKeys.IDS,
                            SCENARIOS,
                            WAIVE)
                    .withExtensions();

    private ContractKeys() {}
}
