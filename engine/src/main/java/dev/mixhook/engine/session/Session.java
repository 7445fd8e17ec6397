package dev.mixhook.engine.session;

import static dev.mixhook.targeting.json.JsonText.quoted;

import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.execution.ExecutionOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The real engine in virtual time, driven step by step: it posts over HTTP to whatever receiver is
 * told, keeps its ledger in memory, and its time stands still between the steps. One thread at a
 * time.
 *
 * <pre>{@code
 * try (Session session =
 *         new SessionBuilder(Instant.parse("2026-01-01T00:00:00Z"))
 *                 .campaigns(Path.of("campaigns"))
 *                 .to("http://localhost:3000/hooks/mixpanel")
 *                 .begin()) {
 *     session.person("ana", "{\"plan\": \"pro\"}");
 *     session.advance(Duration.ofDays(15));
 *     session.posts().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>What is told before time goes on first is how things stand at the beginning; so it is with the
 * first question about who matches. Afterwards it happens at present, in the order in which it is
 * told: one millisecond after what was due at the end of the last advance. What is told wrongly
 * throws an {@link IllegalArgumentException} that says what is wrong, and nothing has happened.
 */
public final class Session implements AutoCloseable {
    private final long seed;
    private final ExecutionOptions options;
    private final Workspace workspace;
    private final ToldRecords told;
    private final SessionSender sender;
    private final SessionState state;
    private @Nullable SessionEngine running;
    private Instant played;
    private Instant present;

    Session(
            Instant start,
            long seed,
            boolean keepsGoing,
            Workspace workspace,
            ToldRecords told,
            SessionSender sender) {
        this.seed = seed;
        this.options = ExecutionOptions.DEFAULT.keepingGoing(keepsGoing).seededBy(seed);
        this.workspace = workspace;
        this.told = told;
        this.sender = sender;
        this.state = new SessionState(sender);
        this.played = start;
        this.present = start;
    }

    /** What is not wrong in campaigns and project, and may mean another thing than was meant. */
    public List<Problem> warnings() {
        return workspace.warnings();
    }

    public List<Campaign> campaigns() {
        return workspace.campaigns();
    }

    /**
     * The seed of what is left to chance: another session with it and the same steps does the same.
     */
    public long seed() {
        return seed;
    }

    /** The instant up to which all that was due has happened, itself included. */
    public Instant now() {
        return played;
    }

    /**
     * From now on all campaigns post there, whatever their files say.
     *
     * @throws IllegalArgumentException if it is no http or https URL, or one that a campaign cannot
     *     have
     */
    public void to(String url) {
        sender.to(Webhook.to(url), workspace.campaigns());
    }

    /**
     * Somebody is there, or has changed.
     *
     * @param properties a JSON object: all of them before time goes on first, afterwards those that
     *     are new
     */
    public void person(String id, String properties) {
        told.person(id, properties, present);
    }

    /**
     * A profile changes, or begins.
     *
     * @param operation of Mixpanel's: {@code $set}, {@code $set_once}, {@code $add}, {@code
     *     $append}, {@code $union}, {@code $remove}, {@code $unset} or {@code $delete}
     * @param operand of it, JSON
     */
    public void update(String id, String operation, String operand) {
        told.update(id, operation, operand, present);
    }

    /** Somebody is gone. */
    public void delete(String id) {
        update(id, "$delete", quoted(""));
    }

    /**
     * Somebody does something, at present.
     *
     * @param properties a JSON object, without time and user. Without an {@code $insert_id} it gets
     *     one of its own
     */
    public void event(String name, String id, String properties) {
        event(name, id, present, properties);
    }

    /**
     * Somebody does something at an instant that is still to come, or did before, as a phone tells
     * that was offline.
     *
     * @param properties a JSON object, without time and user. Without an {@code $insert_id} it gets
     *     one of its own
     */
    public void event(String name, String id, Instant at, String properties) {
        told.event(name, id, at, properties, present);
    }

    /**
     * Lines as data files have them: with times of their own, else at present.
     *
     * @param profiles a profile, or an update of one, each
     * @param events an event each
     * @throws BadInputException if any of them is damaged: all that are, and nothing has happened
     */
    public void data(List<String> profiles, List<String> events) {
        told.lines(profiles, events, present);
    }

    /** Adds faults to those that there are. POSTs are numbered from 1 over the whole session. */
    public void faults(List<FaultPlan.Rule> more) {
        List<FaultPlan.Rule> all = new ArrayList<>(sender.faults());
        all.addAll(more);
        sender.faults(all);
    }

    /** The faults that were told. */
    public List<FaultPlan.Rule> faults() {
        return sender.faults();
    }

    /** No fault happens any more. */
    public void clearFaults() {
        sender.faults(List.of());
    }

    /**
     * Time goes on; what is due at its end happens too. POSTs are made, and have come to their end
     * when this returns.
     *
     * @return the POSTs of this advance
     * @throws IllegalArgumentException if it is less than a millisecond
     * @throws BadInputException if time goes on first, and lines of the data files are damaged
     * @throws UnreachableReceiverException if the very first POST found nobody
     */
    public List<SentPost> advance(Duration by) {
        if (by.toMillis() < 1) {
            throw new IllegalArgumentException("time goes on by 1 ms or more, was " + by);
        }
        return play(played.plusMillis(by.toMillis()));
    }

    /**
     * Time goes on until an instant, as {@link #advance}.
     *
     * @throws IllegalArgumentException if it is not after the present
     */
    public List<SentPost> advanceTo(Instant end) {
        Instant whole = Instant.ofEpochMilli(end.toEpochMilli());
        if (!whole.isAfter(played)) {
            throw new IllegalArgumentException("it is " + played + " already, was " + end);
        }
        return play(whole);
    }

    private List<SentPost> play(Instant end) {
        SessionEngine engine = engine();
        state.moveOn();
        Optional<String> unreachable = engine.playTo(end);
        if (unreachable.isPresent() && state.isFirstFaulty()) {
            // By its fault: there may well be a receiver.
            unreachable = engine.playTo(end);
        }
        played = unreachable.isEmpty() ? end : engine.engine().present();
        present = played.plusMillis(1);
        if (unreachable.isPresent()) {
            throw new UnreachableReceiverException(
                    state.posts().getFirst().url(), unreachable.get());
        }
        return state.latest();
    }

    private SessionEngine engine() {
        if (running == null) {
            running =
                    new SessionEngine(workspace.campaigns(), told, sender, state, options, played);
        }
        return running;
    }

    /** The POSTs that have come to their end, in the order in which they did. */
    public List<SentPost> posts() {
        return state.posts();
    }

    /** The POSTs of the last advance. */
    public List<SentPost> latest() {
        return state.latest();
    }

    /** How campaigns and users stand at present; to be asked before the next step. */
    public Standing standing() {
        return new Standing(engine(), state, workspace.campaigns(), played);
    }

    /**
     * Has a campaign begin nothing more until it is resumed.
     *
     * @throws IllegalArgumentException if it is paused already
     */
    public void pause(String campaign) {
        engine().byHand(by -> by.pause(campaign));
    }

    /**
     * Has a campaign go on that was paused, be it by its receiver.
     *
     * @throws IllegalArgumentException if it is not paused
     */
    public void resume(String campaign) {
        engine().byHand(by -> by.resume(campaign));
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
        sender.close();
    }
}
