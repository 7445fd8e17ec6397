package dev.mixhook.junit;

import dev.mixhook.junit.driver.Driver;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one thread at a time drive another driver, until it is closed; knows whom it told of. */
final class LockedDriver implements Driver {
    private final Driver driver;
    private final Set<String> told = new HashSet<>();
    private boolean isClosed;

    LockedDriver(Driver driver) {
        this.driver = driver;
    }

    private synchronized <T> T ask(Supplier<T> question) {
        if (isClosed) {
            throw new IllegalStateException("this session is closed");
        }
        return question.get();
    }

    private void tell(Runnable step) {
        ask(
                () -> {
                    step.run();
                    return true;
                });
    }

    private void tell(String user, Runnable step) {
        tell(
                () -> {
                    step.run();
                    told.add(user);
                });
    }

    @Override
    public Instant now() {
        return ask(driver::now);
    }

    @Override
    public void to(String url) {
        tell(() -> driver.to(url));
    }

    @Override
    public void person(String id, String properties) {
        tell(id, () -> driver.person(id, properties));
    }

    @Override
    public void update(String id, String operation, String operand) {
        tell(id, () -> driver.update(id, operation, operand));
    }

    @Override
    public void event(String name, String id, @Nullable Instant at, String properties) {
        tell(id, () -> driver.event(name, id, at, properties));
    }

    @Override
    public void fault(String fault) {
        tell(() -> driver.fault(fault));
    }

    @Override
    public void clearFaults() {
        tell(driver::clearFaults);
    }

    @Override
    public List<Post> advance(Duration by) {
        return ask(() -> driver.advance(by));
    }

    @Override
    public List<Post> posts() {
        return ask(driver::posts);
    }

    @Override
    public List<String> campaigns() {
        return ask(driver::campaigns);
    }

    @Override
    public List<String> warnings() {
        return ask(driver::warnings);
    }

    @Override
    public boolean knows(String user) {
        return ask(() -> told.contains(user) || driver.knows(user));
    }

    @Override
    public List<String> requeued() {
        return ask(driver::requeued);
    }

    @Override
    public List<String> dead() {
        return ask(driver::dead);
    }

    @Override
    public List<String> matching(String campaign) {
        return ask(() -> driver.matching(campaign));
    }

    @Override
    public String why(String campaign, String user) {
        return ask(() -> driver.why(campaign, user));
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            driver.close();
        }
    }
}
