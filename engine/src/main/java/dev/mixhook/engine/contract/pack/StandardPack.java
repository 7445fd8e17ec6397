package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.engine.contract.finding.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;

/** What every receiver of Mixpanel's webhooks has to bear. */
public final class StandardPack {
    private StandardPack() {}

    /** All claims, in the order in which they are put to the test. */
    public static List<Claim> claims() {
        return checks(VerifyTimings.USUAL).stream().map(Check::claim).toList();
    }

    /**
     * How receivers get a check wrong, and how to mend it: Markdown.
     *
     * @throws NoSuchElementException if there is no such check
     */
    public static String page(String id) {
        try (InputStream page =
                StandardPack.class.getResourceAsStream("checks/" + check(id).id() + ".md")) {
            return new String(
                    Objects.requireNonNull(page, "every check has a page").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The body of a check's first POST; nothing if it makes none.
     *
     * @throws NoSuchElementException if there is no such check
     */
    public static String body(String id, long seed) {
        TestUsers users = new TestUsers(check(id), seed);
        for (CheckStep step : users.check().steps()) {
            if (step instanceof CheckStep.PostStep postStep) {
                byte[] body = users.body(postStep.recipients(), MessagesFormat.DEFAULT).bytes();
                return new String(body, StandardCharsets.US_ASCII);
            }
        }
        return "";
    }

    private static Check check(String id) {
        return checks(VerifyTimings.USUAL).stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static List<Check> checks(VerifyTimings timings) {
        return Stream.of(
                        BodyChecks.musts(),
                        IdChecks.musts(),
                        AgainChecks.musts(),
                        ConnectionChecks.musts(),
                        KeptChecks.musts(),
                        BodyChecks.shoulds(),
                        IdChecks.shoulds(),
                        KeptChecks.shoulds(),
                        ConnectionChecks.shoulds(timings),
                        BrokenChecks.shoulds())
                .flatMap(List::stream)
                .toList();
    }
}
