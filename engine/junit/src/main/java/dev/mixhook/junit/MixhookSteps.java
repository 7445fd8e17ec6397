package dev.mixhook.junit;

import dev.mixhook.junit.driver.Driver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a session: who is there and what they do, how time goes on, what goes wrong, and
 * what has been sent. What is told before time goes on first is how things stand at the beginning;
 * afterwards it happens at present, in the order in which it is told.
 *
 * <p>What is told wrongly throws an {@link IllegalArgumentException} that says what is wrong, and
 * nothing has happened.
 */
public interface MixhookSteps extends FaultSteps {
    private Driver driver() {
        return session().driver();
    }

    /** From now on all campaigns post there, whatever their files say. */
    default void to(String url) {
        driver().to(url);
    }

    /** Somebody is there, of whom nothing else is known. */
    default void person(String id) {
        person(id, properties -> {});
    }

    /**
     * Somebody is there, or has changed.
     *
     * @param properties all of them before time goes on first, afterwards those that are new
     */
    default void person(String id, Consumer<MixpanelProperties> properties) {
        driver().person(named(id), profile(properties));
    }

    /** Somebody is there, or has changed; properties as in {@link MixpanelProperties#set}. */
    default void person(String id, Map<String, ?> properties) {
        person(id, own -> own.setAll(properties));
    }

    /** Sets properties of somebody, and leaves the others as they are. */
    default void set(String id, Consumer<MixpanelProperties> properties) {
        driver().update(named(id), "$set", profile(properties));
    }

    /** Sets those properties of somebody that have no value yet. */
    default void setOnce(String id, Consumer<MixpanelProperties> properties) {
        driver().update(named(id), "$set_once", profile(properties));
    }

    /** Adds to a number among somebody's properties. */
    default void add(String id, String property, Number amount) {
        driver().update(named(id), "$add", JsonWriter.of(Map.of(property, amount)));
    }

    /** Appends a value to a list among somebody's properties. */
    default void append(String id, String property, Object value) {
        driver().update(named(id), "$append", JsonWriter.of(Map.of(property, value)));
    }

    /** Adds those values to a list among somebody's properties that are not in it. */
    default void union(String id, String property, Object... values) {
        driver().update(named(id), "$union", JsonWriter.of(Map.of(property, values)));
    }

    /** Takes a value out of a list among somebody's properties. */
    default void remove(String id, String property, Object value) {
        driver().update(named(id), "$remove", JsonWriter.of(Map.of(property, value)));
    }

    /** Takes properties from somebody. */
    default void unset(String id, String... names) {
        driver().update(named(id), "$unset", JsonWriter.of(names));
    }

    /** Somebody is gone. */
    default void delete(String id) {
        driver().update(named(id), "$delete", JsonWriter.of(""));
    }

    /** Somebody does something. */
    default void event(String name, String id) {
        event(name, id, properties -> {});
    }

    /** Somebody does something. */
    default void event(String name, String id, Consumer<MixpanelProperties> properties) {
        event(name, id, null, properties);
    }

    /** Somebody does something; properties as in {@link MixpanelProperties#set}. */
    default void event(String name, String id, Map<String, ?> properties) {
        event(name, id, null, own -> own.setAll(properties));
    }

    /**
     * Somebody does something at an instant that is still to come, or did before, as a phone tells
     * that was offline.
     *
     * @param at null for the present
     */
    default void event(
            String name, String id, @Nullable Instant at, Consumer<MixpanelProperties> properties) {
        driver().event(named(name), named(id), at, json(properties));
    }

    private static String json(Consumer<MixpanelProperties> properties) {
        return of(properties).json();
    }

    /** Whose they are is told beside them. */
    private static String profile(Consumer<MixpanelProperties> properties) {
        MixpanelProperties own = of(properties);
        if (own.has("$distinct_id")) {
            throw new IllegalArgumentException(
                    "$distinct_id stands before the properties, not among them");
        }
        return own.json();
    }

    private static MixpanelProperties of(Consumer<MixpanelProperties> properties) {
        MixpanelProperties own = new MixpanelProperties();
        properties.accept(own);
        return own;
    }

    private static String named(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "a person or an event has a name, was " + (name == null ? "null" : "\"\""));
        }
        return name;
    }

    /**
     * Time goes on; what is due at its end happens too. POSTs go to the receiver, and have come to
     * their end when this returns.
     *
     * @return the POSTs of this advance
     * @throws IllegalStateException if the very first POST of all found nobody who listens
     */
    default List<Post> advance(Duration by) {
        return driver().advance(by);
    }

    /** Time goes on until an instant, which is to come, as {@link #advance}. */
    default List<Post> advanceTo(Instant end) {
        return advance(Duration.between(now(), end));
    }

    /** The instant up to which all that was due has happened. */
    default Instant now() {
        return driver().now();
    }

    /** All POSTs that have come to their end, in the order in which they did. */
    default List<Post> posts() {
        return driver().posts();
    }

    /**
     * What became of each POST, in the order in which they ended, in the words of contract files:
     * the status of the answer, or {@code uncertain}, or {@code unreachable}.
     */
    default List<String> statuses() {
        return posts().stream().map(Post::result).toList();
    }

    /**
     * The POSTs of a campaign.
     *
     * @throws IllegalArgumentException if there is no such campaign: it names those that there are
     */
    default List<Post> postsOf(String campaign) {
        session().requireCampaign(campaign);
        return posts().stream().filter(post -> post.campaign().equals(campaign)).toList();
    }

    /**
     * The POSTs that somebody was in.
     *
     * @throws IllegalArgumentException if time has gone on, and neither people nor events are of
     *     such a user
     */
    default List<Post> postsTo(String user) {
        List<Post> own = posts().stream().filter(post -> post.isOf(user)).toList();
        if (own.isEmpty()) {
            session().requireUser(user);
        }
        return own;
    }

    /**
     * What is not wrong in campaigns and project, and may mean another thing than was meant, each
     * with its place. A test that fails tells them too.
     */
    default List<String> warnings() {
        return driver().warnings();
    }

    /** Who waits for the next attempt of any campaign, in the order of the text. */
    default List<String> requeued() {
        return driver().requeued();
    }

    /** Who was given up in any campaign, in the order of the text. */
    default List<String> dead() {
        return driver().dead();
    }

    /** Who matches a campaign at present, in the order in which they would go out. */
    default List<String> matching(String campaign) {
        return driver().matching(campaign);
    }

    /** Why somebody matches a campaign or not, part by part, and what was sent to them. */
    default String why(String campaign, String user) {
        return driver().why(campaign, user);
    }

    /**
     * An id that nobody had in any run before, for receivers that remember.
     *
     * @param name with which it ends
     */
    default String id(String name) {
        return session().id(name);
    }

    /** Repeats what was left to chance, and the ids that were made up: {@code seed(…)}. */
    default long seed() {
        return session().seed();
    }
}
