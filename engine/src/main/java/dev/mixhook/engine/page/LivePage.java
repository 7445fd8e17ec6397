package dev.mixhook.engine.page;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.inspection.Received;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.receiver.Responder;
import dev.mixhook.engine.report.NdjsonLine;
import dev.mixhook.engine.report.NdjsonReport;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * What happens, as a page that is open sees it while it happens: the lines of NDJSON, and those of
 * {@link PageRecording}. They are kept in a bounded copy, so that whoever tells of something never
 * waits for a tab. What is told of an engine is told on its thread.
 */
public final class LivePage {
    private static final int MOST_LINES = 1 << 17;
    private static final long MOST_BYTES = 32 << 20;

    /** Which part of all memory each of its three stores may take at most. */
    private static final int PART = 32;

    /** What a line takes beside its bytes. */
    private static final long LINE = 24;

    /** The most people whose profiles are told again at once. */
    private static final int MOST_TOUCHED = 1000;

    private final LiveLines lines;
    private final EngineListener report;
    private final RecentRequests requests;
    private final AudienceChanges audiences;
    private final RecentHeads heads = new RecentHeads();
    private final AtomicLong lastRequest = new AtomicLong();
    private final Set<String> touched = new LinkedHashSet<>();
    private final NextRuns nextRuns = new NextRuns();
    private volatile boolean isChanged;

    /**
     * Nothing has happened yet.
     *
     * @param heap how much memory there is in bytes, of which it takes a tenth at most
     */
    public LivePage(long heap) {
        this.lines = new LiveLines(MOST_LINES, store(heap));
        this.report = new NdjsonReport(LineWriter.to(lines::add));
        this.requests = new RecentRequests(store(heap));
        this.audiences = new AudienceChanges(LineWriter.to(lines::add));
    }

    private static long store(long heap) {
        return Math.min(MOST_BYTES, heap / PART);
    }

    /**
     * How much memory a page keeps at most, in bytes: what happened, what stands, what went out.
     */
    public static long memory(long heap) {
        return 3 * store(heap) + MOST_LINES * LINE;
    }

    LiveLines lines() {
        return lines;
    }

    /** What all is about from now on, and who the people are. */
    public void begin(PageHead head, People people) {
        nextRuns.begin(head.campaigns());
        lines.head(ascii(head.line(people, 0)));
        new PeopleLines(people).forEach((user, line) -> lines.put("person " + user, ascii(line)));
    }

    /** What all is about, where no campaign runs. */
    public void begin(String title, ZoneId zone, Instant now) {
        begin(new PageHead(title, zone, now, now, List.of()), new People(new Vocabulary()));
    }

    /** Tells of what it is told. */
    public EngineListener listener() {
        return this::tell;
    }

    private void tell(EngineEvent event) {
        isChanged = true;
        switch (event) {
            case EngineEvent.Summary summary -> stands(summary.campaign(), summary);
            case EngineEvent.CohortSummary summary -> stands(summary.campaign(), summary);
            case EngineEvent.StreamSummary summary -> stands(summary.campaign(), summary);
            case EngineEvent.PostSettled settled -> {
                touch(settled.post());
                report.tell(event);
            }
            case EngineEvent.UserDue _,
                    EngineEvent.UsersNoted _,
                    EngineEvent.EventsNoted _,
                    EngineEvent.MemberChanged _,
                    EngineEvent.CampaignStopped _,
                    EngineEvent.DeliveryPaused _,
                    EngineEvent.DeliveryResumed _ ->
                    report.tell(event);
        }
    }

    private void touch(Post post) {
        if (!post.isOfEvents() && touched.size() < MOST_TOUCHED) {
            touched.addAll(post.users());
        }
    }

    private void stands(String campaign, EngineEvent summary) {
        new NdjsonReport(LineWriter.to(line -> lines.put("summary " + campaign, line)))
                .tell(summary);
    }

    /** A sender that tells of what goes out by another one, and of what comes back. */
    public Sender around(Sender sender) {
        return new RecordedSender(sender, this::sent);
    }

    private void sent(WebhookRequest request, Outcome outcome) {
        Exchange exchange = Exchange.of(request, outcome);
        lines.add(ascii(exchange.line()));
        requests.add(request, exchange.body().length());
    }

    /** The request of a POST, to be sent again; empty if it is not kept any more. */
    public Optional<WebhookRequest> request(long post) {
        return requests.of(post);
    }

    /** Tells of a request that came to a receiver. */
    public void received(Received received) {
        long id = lastRequest.incrementAndGet();
        RequestLine.of(received, id).ifPresent(line -> lines.add(ascii(line)));
        RequestLine.request(received).ifPresent(request -> heads.add(id, request));
    }

    /**
     * The target and the head of a request that came, a line each, with what is secret of them;
     * empty if they are not kept any more.
     */
    Optional<String> head(long request) {
        return heads.of(request);
    }

    /**
     * A responder that tells of what comes to another one.
     *
     * @param campaigns that post there
     */
    public Responder around(Responder responder, List<Campaign> campaigns, InstantSource clock) {
        return new WatchedResponder(responder, WatchedResponder.styles(campaigns), clock, this);
    }

    /** Whether anything was told since {@link #refresh} was asked for last. */
    public boolean isChanged() {
        return isChanged;
    }

    /**
     * Keeps how large the audiences of a run of a known length are, at most a thousand times; to be
     * told of every instant.
     *
     * @param sizes by campaign, as of now
     */
    public LongConsumer audiences(
            Supplier<Map<String, Integer>> sizes, Instant from, Duration length) {
        return new AudienceSamples(LineWriter.to(lines::add), sizes, from, length);
    }

    /**
     * Tells how campaigns stand: counters, audiences, when they are due next, and the profiles of
     * those who were sent since it was asked for last.
     */
    public void refresh(Engine engine, People people) {
        engine.summarize(this::tell);
        isChanged = false;
        Instant now = engine.present();
        audiences.look(now.toEpochMilli(), engine.audienceSizes());
        nextRuns.tell(
                engine, people, (campaign, line) -> lines.put("next " + campaign, ascii(line)));
        put("now", line -> line.text("kind", "now").text("at", now.toString()));
        PeopleLines all = new PeopleLines(people);
        touched.forEach(
                user -> all.line(user).ifPresent(line -> lines.put("person " + user, ascii(line))));
        touched.clear();
    }

    /** What was played is over; the page stays. */
    public void end(Engine engine, People people) {
        refresh(engine, people);
        put("over", line -> line.text("kind", "over"));
    }

    private void put(String what, Consumer<NdjsonLine> content) {
        lines.put(what, ascii(NdjsonLine.of(content)));
    }

    private static byte[] ascii(String line) {
        return line.getBytes(StandardCharsets.US_ASCII);
    }
}
