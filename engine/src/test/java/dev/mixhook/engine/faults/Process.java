package dev.mixhook.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.report.NdjsonReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One engine over a ledger, from its start until the story ends or the ledger fails. */
final class Process implements FailingLedger.Watcher {
    private static final int CHECKS = 3;

    /** A process that begins late in the story has some time left, too. */
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    private final Story story;
    private final Workspace workspace;
    private final Ledger ledger;
    private final FailingLedger failing;
    private final Model model;
    private final Receiver receiver;
    private final Map<String, Set<Long>> underWay = new HashMap<>();
    private final List<EngineEvent.Summary> summaries = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final NdjsonReport ndjson =
            new NdjsonReport(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    Process(
            Story story,
            Workspace workspace,
            Ledger ledger,
            Model model,
            Receiver receiver,
            FailingLedger.Crash crash) {
        this.story = story;
        this.workspace = workspace;
        this.ledger = ledger;
        this.failing = new FailingLedger(ledger, crash, this);
        this.model = model;
        this.receiver = receiver;
    }

    /**
     * Plays the rest of the story; returns whether it came to its end.
     *
     * @param latest the last instant of which the ledger tells
     * @param live from when on attempts are made; empty if it goes on where the ledger ends
     */
    boolean run(Optional<Instant> latest, Optional<Instant> live) throws InterruptedException {
        Instant told =
                latest.map(instant -> instant.minusMillis(1)).orElse(live.orElse(story.from()));
        Instant begin = live.isEmpty() && told.isBefore(story.from()) ? story.from() : told;
        Instant first = live.filter(begin::isBefore).orElse(begin);
        model.restart(begin.toEpochMilli(), first.toEpochMilli(), receiver);
        unsettled();
        try (Engine engine = engine(World.feed(workspace), failing, this::tell)) {
            live.ifPresentOrElse(
                    instant -> engine.start(story.from(), instant),
                    () -> engine.start(story.from()));
            Instant end = live.map(from -> from.plus(AFTERWARDS)).orElse(begin);
            return play(engine, begin, end.isAfter(story.end()) ? end : story.end());
        } catch (FailingLedger.Killed _) {
            return false;
        } finally {
            receiver.end();
        }
    }

    /** What a crash has left is on its way again. */
    private void unsettled() {
        for (Campaign campaign : workspace.campaigns()) {
            ledger.replay(
                    campaign.name(),
                    (post, state) -> {
                        switch (state) {
                            case PLANNED, SENT -> underWay(post).add(post.n());
                            case ACCEPTED, REFUSED, UNREACHABLE, UNCERTAIN -> {}
                        }
                    });
        }
    }

    private Set<Long> underWay(Post post) {
        return underWay.computeIfAbsent(post.campaign(), _ -> new HashSet<>());
    }

    private Engine engine(Feed feed, Ledger over, EngineListener listener) {
        return new Engine(
                workspace.campaigns(),
                feed,
                receiver,
                over,
                listener,
                ExecutionOptions.DEFAULT.keepingGoing(story.keepGoing()));
    }

    private boolean play(Engine engine, Instant begin, Instant end) throws InterruptedException {
        Duration part = Duration.between(begin, end).dividedBy(CHECKS);
        for (int i = 1; i <= CHECKS; i++) {
            Instant until = i == CHECKS ? end : begin.plus(part.multipliedBy(i));
            engine.playUntil(until, model::advanceTo);
            if (engine.unreachable().isPresent()) {
                return false;
            }
            model.advanceTo(until.toEpochMilli());
            checkMarks(engine);
        }
        return true;
    }

    /** What is in memory is what the ledger tells, and what the model says. */
    private void checkMarks(Engine engine) {
        summaries.clear();
        engine.summarize();
        List<EngineEvent> rebuilt = new ArrayList<>();
        try (Engine another = engine(World.nobody(workspace), ledger, rebuilt::add)) {
            another.summarize();
        }
        assertThat(summaries).as("in memory, as the model has it").isEqualTo(model.summaries());
        assertThat(rebuilt).as("rebuilt from the ledger").isEqualTo(summaries);
    }

    private void tell(EngineEvent event) {
        ndjson.tell(event);
        if (event instanceof EngineEvent.CampaignStopped stopped) {
            model.stopped(stopped);
        } else if (event instanceof EngineEvent.Summary summary) {
            summaries.add(summary);
        }
    }

    int writes() {
        return failing.writes();
    }

    String ndjson() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void planned(List<Post> posts) {
        model.planned(posts);
        posts.forEach(post -> underWay(post).add(post.n()));
    }

    @Override
    public void sent(Post post) {
        model.sent(post);
        expectAnswers(post);
    }

    @Override
    public void settled(Post post, Outcome outcome) {
        model.settled(post, outcome);
        underWay(post).remove(post.n());
        expectAnswers(post);
    }

    private void expectAnswers(Post post) {
        int parallel =
                workspace.campaigns().stream()
                        .filter(campaign -> campaign.name().equals(post.campaign()))
                        .findFirst()
                        .orElseThrow()
                        .parallel();
        receiver.expect(Math.min(parallel, underWay(post).size()));
    }

    @Override
    public void noted(Notice notice) {
        model.noted(notice);
    }
}
