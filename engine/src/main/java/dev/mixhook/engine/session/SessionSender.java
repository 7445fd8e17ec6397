package dev.mixhook.engine.session;

import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.delivery.WireFault;
import dev.mixhook.delivery.faults.FaultHappened;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.FaultySender;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.contract.scenario.UserIdMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends over the wire, to another receiver where one was told and with the faults that were told so
 * far, and keeps what went out until somebody asks for it. The steps of a session change it while
 * nothing is under way.
 */
final class SessionSender implements Sender {
    private final OkHttpSender wire;
    private final UserIdMapping mapping;
    private final long seed;
    private final Map<Long, WebhookRequest> sent = new ConcurrentHashMap<>();
    private final Map<Long, List<String>> happened = new ConcurrentHashMap<>();
    private volatile @Nullable Webhook receiver;
    private volatile FaultPlan plan;
    private volatile FaultySender faulty;

    /**
     * @param wire is closed with this one
     * @param mapping what the receiver knows the users by
     * @param seed of the faults that are left to chance
     */
    SessionSender(OkHttpSender wire, UserIdMapping mapping, long seed) {
        this.wire = wire;
        this.mapping = mapping;
        this.seed = seed;
        this.plan = new FaultPlan(List.of(), seed);
        this.faulty = new FaultySender(new Wire(), plan, this::told);
    }

    /**
     * From now on all POSTs go there, with the headers and the format of their campaigns.
     *
     * @throws IllegalArgumentException if one of the campaigns cannot post there
     */
    void to(Webhook other, List<Campaign> campaigns) {
        campaigns.forEach(campaign -> moved(campaign.webhook(), other));
        receiver = other;
    }

    private static Webhook moved(Webhook own, @Nullable Webhook other) {
        return other == null ? own : own.at(other.url()).with(own.secrets().and(other.secrets()));
    }

    List<FaultPlan.Rule> faults() {
        return plan.lines();
    }

    /** From now on these faults, and no others, happen. */
    void faults(List<FaultPlan.Rule> rules) {
        plan = new FaultPlan(rules, seed);
        faulty = new FaultySender(new Wire(), plan, this::told);
    }

    private void told(FaultHappened fault) {
        happened.computeIfAbsent(fault.post(), _ -> new ArrayList<>()).add(fault.fault().text());
    }

    /** The faults that a POST has had. */
    List<String> faultsOf(long post) {
        return happened.getOrDefault(post, List.of());
    }

    /** What went out in a POST; it is not kept any longer. */
    WebhookRequest take(long post) {
        WebhookRequest request = sent.remove(post);
        if (request == null) {
            throw new IllegalStateException("POST " + post + " was never sent");
        }
        return request;
    }

    @Override
    public Outcome send(WebhookRequest request) {
        return faulty.send(request);
    }

    @Override
    public Outcome send(WebhookRequest request, WireFault fault) {
        return faulty.send(request, fault);
    }

    @Override
    public List<WebhookRequest> order(List<WebhookRequest> attempt) {
        return faulty.order(attempt);
    }

    @Override
    public void close() {
        wire.close();
    }

    /** The way behind the faults. */
    private final class Wire implements Sender {
        @Override
        public Outcome send(WebhookRequest request) {
            return wire.send(kept(request));
        }

        @Override
        public Outcome send(WebhookRequest request, WireFault fault) {
            return wire.send(kept(request), fault);
        }

        private WebhookRequest kept(WebhookRequest request) {
            WebhookRequest own =
                    new WebhookRequest(
                            request.number(),
                            moved(request.webhook(), receiver),
                            mapping.called(request.body()));
            sent.put(own.number(), own);
            return own;
        }

        @Override
        public void close() {}
    }
}
