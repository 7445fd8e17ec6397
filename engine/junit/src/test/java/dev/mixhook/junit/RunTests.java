package dev.mixhook.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests of a class as a build does, and tells how each ended. */
final class RunTests {
    private RunTests() {}

    /** How a test ended: passed, aborted or failed, and by what. */
    record Ended(TestExecutionResult.Status status, Optional<Throwable> by) {
        String message() {
            return by.map(Throwable::getMessage).orElse("");
        }

        /** What came with the failure. */
        List<String> suppressed() {
            return by.stream()
                    .flatMap(failure -> List.of(failure.getSuppressed()).stream())
                    .map(Throwable::getMessage)
                    .toList();
        }
    }

    /** The ends of the tests, by what they are called. */
    static Map<String, Ended> of(Class<?> tests, String... parameters) {
        Map<String, Ended> ended = new ConcurrentSkipListMap<>();
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests));
        for (String parameter : parameters) {
            String[] parts = parameter.split("=", 2);
            request.configurationParameter(parts[0], parts.length == 1 ? "true" : parts[1]);
        }
        run(request.build(), ended);
        return new TreeMap<>(ended);
    }

    private static void run(LauncherDiscoveryRequest request, Map<String, Ended> ended) {
        TestExecutionListener listener =
                new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult end) {
                        if (test.isTest() || end.getThrowable().isPresent()) {
                            ended.put(
                                    test.getDisplayName(),
                                    new Ended(end.getStatus(), end.getThrowable()));
                        }
                    }
                };
        LauncherFactory.create().execute(request, listener);
    }
}
