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
public interface MixhookSteps {
    /** The session that runs now. */
    MixhookSession session();

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
        driver().person(id, json(properties));
    }

    /** Somebody is there, or has changed; properties as in {@link MixpanelProperties#set}. */
    default void person(String id, Map<String, ?> properties) {
        person(id, own -> own.setAll(properties));
    }

    /** Sets properties of somebody, and leaves the others as they are. */
    default void set(String id, Consumer<MixpanelProperties> properties) {
        driver().update(id, "$set", json(properties));
    }

    /** Sets those properties of somebody that have no value yet. */
    default void setOnce(String id, Consumer<MixpanelProperties> properties) {
        driver().update(id, "$set_once", json(properties));
    }

    /** Adds to a number among somebody's properties. */
    default void add(String id, String property, Number amount) {
        driver().update(id, "$add", JsonWriter.of(Map.of(property, amount)));
    }

    /** Appends a value to a list among somebody's properties. */
    default void append(String id, String property, Object value) {
        driver().update(id, "$append", JsonWriter.of(Map.of(property, value)));
    }

    /** Adds those values to a list among somebody's properties that are not in it. */
    default void union(String id, String property, Object... values) {
        driver().update(id, "$union", JsonWriter.of(Map.of(property, values)));
    }

    /** Takes a value out of a list among somebody's properties. */
    default void remove(String id, String property, Object value) {
        driver().update(id, "$remove", JsonWriter.of(Map.of(property, value)));
    }

    /** Takes properties from somebody. */
    default void unset(String id, String... names) {
        driver().update(id, "$unset", JsonWriter.of(names));
    }

    /** Somebody is gone. */
    default void delete(String id) {
        driver().update(id, "$delete", JsonWriter.of(""));
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
        driver().event(name, id, at, json(properties));
    }

    private static String json(Consumer<MixpanelProperties> properties) {
        MixpanelProperties own = new MixpanelProperties();
        properties.accept(own);
        return own.json();
    }

    /** The receiver gets the POSTs and answers, and the answers never arrive. */
    default void lose(Faults.Answers answers) {
        fault(answers.posts(), "lose", "answer");
    }

    /** What is taken for the status of the answers, whatever the receiver says. */
    default void answer(int status, Posts posts) {
        fault(posts, "answer", status);
    }

    /** The POSTs go out once more as soon as they have ended. */
    default void sendTwice(Posts posts) {
        fault(posts, "send", "twice");
    }

    /** The POSTs go out on two connections at once. */
    default void sendTogether(Posts posts) {
        fault(posts, "send", "together");
    }

    /** The POSTs of an attempt go out in reversed order. */
    default void reverse(Posts posts) {
        fault(posts, "order", "reversed");
    }

    /** The connection ends when so much of the body has left, 0 to 99 percent. */
    default void cut(int percent, Posts posts) {
        fault(posts, "cut", "body " + percent + "%");
    }

    /** The body is sent at so many bytes a second. */
    default void slowBody(int bytesPerSecond, Posts posts) {
        fault(posts, "slow", "body " + bytesPerSecond + "B/s");
    }

    /** The head of the request is spread over so many seconds of real time, up to an hour. */
    default void slowHeaders(Duration time, Posts posts) {
        fault(posts, "slow", "headers " + time.toSeconds() + "s");
    }

    /** The connection is reset. */
    default void reset(Stage stage, Posts posts) {
        fault(posts, "reset", stage.word());
    }

    /** When a connection is reset. */
    enum Stage {
        /** Once connected: the receiver gets nothing. */
        BEFORE("before"),
        /** When half of the body has left. */
        DURING("during"),
        /** When the whole request has left: the receiver may have acted on it. */
        AFTER("after");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private void fault(Posts posts, String fault, Object value) {
        driver().fault(posts.with(fault, value));
    }

    /** From now on nothing goes wrong any more on purpose. */
    default void clearFaults() {
        driver().clearFaults();
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

    /** The POSTs of a campaign. */
    default List<Post> postsOf(String campaign) {
        return posts().stream().filter(post -> post.campaign().equals(campaign)).toList();
    }

    /** The POSTs that somebody was in. */
    default List<Post> postsTo(String user) {
        return posts().stream().filter(post -> post.isOf(user)).toList();
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
