package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.Cohort;
import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.WireFormat;
import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.text.EnumWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What every receiver of one of Mixpanel's webhooks has to bear: a pack for each of their formats.
 * No two checks have one id, whatever packs they are of.
 */
public enum StandardPack {
    /** What the webhook of Messages sends is borne. */
    MESSAGES,
    /** What the cohort-sync webhook sends is borne. */
    COHORT_SYNC,
    /** What Real-Time Event Streams send is borne. */
    EVENT_STREAM;

    /** The name of the format, as campaign files have it. */
    public String format() {
        return EnumWord.of(this);
    }

    /** The format of the POSTs, and what their answers mean. */
    public WireFormat wireFormat() {
        return switch (this) {
            case MESSAGES -> MessagesFormat.DEFAULT;
            case COHORT_SYNC -> CohortSyncFormat.of(new Cohort(0, "", "", 0));
            case EVENT_STREAM -> EventStreamFormat.DEFAULT;
        };
    }

    /** All claims, in the order in which they are put to the test. */
    public List<Claim> claims() {
        return checks(VerifyTimings.USUAL).stream().map(Check::claim).toList();
    }

    /** The claims of all packs. */
    public static List<Claim> everyClaim() {
        return every().map(Check::claim).toList();
    }

    /**
     * How receivers get a check wrong, and how to mend it: Markdown.
     *
     * @throws NoSuchElementException if there is no such check in any pack
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
     * @throws NoSuchElementException if there is no such check in any pack
     */
    public static String body(String id, long seed) {
        TestUsers users = new TestUsers(check(id), seed);
        for (CheckStep step : users.check().steps()) {
            if (step instanceof CheckStep.PostStep postStep) {
                byte[] body = users.body(postStep.post()).bytes();
                return new String(body, StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static Check check(String id) {
        return every().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
    }

    private static Stream<Check> every() {
        return Arrays.stream(values()).flatMap(pack -> pack.checks(VerifyTimings.USUAL).stream());
    }

    /** The statuses that its format takes for yes, for messages. */
    String yes() {
        return switch (this) {
            case MESSAGES, COHORT_SYNC -> "200";
            case EVENT_STREAM -> "2xx";
        };
    }

    /** How often, or whether: what its probe tells of a user. */
    ProbeMeaning probeMeaning() {
        return switch (this) {
            case MESSAGES, EVENT_STREAM -> ProbeMeaning.TIMES;
            case COHORT_SYNC -> ProbeMeaning.MEMBERSHIP;
        };
    }

    List<Check> checks(VerifyTimings timings) {
        return parts(timings).flatMap(List::stream).toList();
    }

    private Stream<List<Check>> parts(VerifyTimings timings) {
        return switch (this) {
            case MESSAGES ->
                    Stream.of(
                            BodyChecks.musts(),
                            IdChecks.musts(),
                            AgainChecks.musts(),
                            ConnectionChecks.musts(),
                            KeptChecks.musts(),
                            BodyChecks.shoulds(),
                            IdChecks.shoulds(),
                            KeptChecks.shoulds(),
                            ConnectionChecks.shoulds(timings),
                            BrokenChecks.shoulds());
            case COHORT_SYNC ->
                    Stream.of(
                            SyncChecks.musts(),
                            CohortChecks.musts(),
                            PageChecks.musts(),
                            MemberChecks.musts(),
                            MemberChecks.shoulds(),
                            PageChecks.shoulds(timings),
                            BrokenSyncChecks.shoulds());
            case EVENT_STREAM ->
                    Stream.of(
                            EventChecks.musts(),
                            EventListChecks.musts(),
                            EventChecks.shoulds(),
                            EventListChecks.shoulds(timings));
        };
    }
}
