package dev.mixhook.engine.page;

import dev.mixhook.delivery.testing.ScriptedSender;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.feed.DataSources;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.targeting.person.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * A campaign for whoever's plan is free, over ana, who was pro until noon, bob, who is pro, and as
 * many others as one likes; with a page that shows it.
 */
final class LiveSample implements AutoCloseable, DataAgain {
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final ScriptedSender receiver = new ScriptedSender();
    private final LivePage page = new LivePage(1L << 30);
    private final LiveRun run = new LiveRun(page);
    private final JdbcLedger ledger = LedgerLocation.memory().open();
    private final Workspace workspace;
    private final List<String> profiles = new ArrayList<>();
    private final Feed feed;
    private final Engine engine;

    /**
     * @param folder for its files
     */
    LiveSample(Path folder, String... others) throws IOException {
        this("asap", folder, others);
    }

    /**
     * @param schedule of the campaign
     */
    LiveSample(String schedule, Path folder, String... others) throws IOException {
        Path campaigns = Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                campaigns.resolve("one.yaml"),
                """
                campaign: free
                webhook: {url: "http://localhost:6494/hook?key=s3cret"}
                target: {any: [{property: plan, is: free}, {did: Login, at_least: 9}]}
                schedule: %s
                """
                        .formatted(schedule));
        workspace =
                ((Workspace.ReadResult.Valid) WorkspaceReader.read(List.of(folder), Map.of()))
                        .workspace();
        profiles.add(person("ana", "pro"));
        profiles.add(person("bob", "pro"));
        for (String other : others) {
            profiles.add(person(other, "pro"));
        }
        profiles.add(
                "{\"$distinct_id\":\"ana\",\"$time\":%d,\"$set\":{\"plan\":\"free\"}}"
                        .formatted(START.plus(Duration.ofHours(12)).toEpochMilli()));
        feed = read();
        engine =
                new Engine(
                        workspace.campaigns(),
                        feed,
                        page.around(receiver),
                        ledger,
                        page.listener(),
                        ExecutionOptions.DEFAULT);
        engine.start(START);
        PageHead head =
                new PageHead(
                        "a test",
                        workspace.project().zone(),
                        START,
                        START.plus(Duration.ofDays(1)),
                        workspace.campaigns());
        run.begin(head, feed.people(), engine, this);
    }

    private static String person(String id, String plan) {
        return "{\"$distinct_id\":\"%s\",\"$properties\":{\"plan\":\"%s\"}}".formatted(id, plan);
    }

    void play(Duration length, LongConsumer clock) throws InterruptedException {
        engine.playUntil(START.plus(length), clock);
    }

    People people() {
        return feed.people();
    }

    Engine engine() {
        return engine;
    }

    LivePage page() {
        return page;
    }

    LiveRun run() {
        return run;
    }

    ScriptedSender receiver() {
        return receiver;
    }

    @Override
    public Instant taken() {
        return START;
    }

    @Override
    public Feed read() throws IOException {
        return FeedReader.read(
                DataSources.lines(profiles, List.of()),
                Engine.vocabulary(workspace.campaigns()),
                workspace.project().zones());
    }

    @Override
    public void close() {
        run.close();
        engine.close();
        ledger.close();
    }
}
