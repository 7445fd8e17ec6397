package dev.mixhook.engine.report;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.contract.Randomization;
import dev.mixhook.engine.contract.Rerun;
import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Grade;
import dev.mixhook.engine.contract.finding.Happening;
import dev.mixhook.engine.contract.finding.Story;
import dev.mixhook.engine.contract.finding.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A verification in which everything occurs that can, with characters that formats escape. */
public final class VerificationSample {
    static final Rerun RERUN =
            new Rerun(
                    List.of("mixhook", "verify", "--url", "http://localhost:3000/hook?a=1&b=2"),
                    new Randomization(7, false),
                    false,
                    Set.of());

    private static final String NASTY = "400 \"<no>\" & | 50%\u0000\ud800 ]]>\nsecond line";

    private VerificationSample() {}

    public static Verification everything() {
        return new Verification(
                "the <receiver>",
                "http://localhost:3000/hook?a=1&b=2",
                RERUN,
                true,
                Instant.parse("2026-01-05T10:00:00.123Z"),
                Duration.ofMillis(61_005),
                List.of(
                        finding("answers-200", Grade.MUST, new CheckResult.Passed()),
                        finding(
                                "body-110kb",
                                Grade.MUST,
                                new CheckResult.Failed(failure("# one\ncurl 'a'"))),
                        finding("body-2mb", Grade.SHOULD, new CheckResult.Failed(failure(null))),
                        finding("get", Grade.SHOULD, new CheckResult.Skipped("no probe")),
                        finding(
                                "burst-200",
                                Grade.MUST,
                                new CheckResult.Errored("The probe broke\u001b")),
                        new Finding(
                                new Claim(
                                        "a lapsed, buyer: once", Grade.MUST, "twice & more", false),
                                new CheckResult.Waived(failure(null), waiver()),
                                Duration.ZERO,
                                List.of(),
                                story())),
                List.of("listening", "\u001b[31mred"));
    }

    private static Finding finding(String id, Grade grade, CheckResult result) {
        return new Finding(
                new Claim(id, grade, "It is taken", true),
                result,
                Duration.ofMillis(12),
                List.of("a POST of 1 user: answered 200"));
    }

    private static Story story() {
        Instant start = Instant.parse("2026-01-05T00:00:00Z");
        Instant later = start.plusSeconds(60);
        return new Story(
                List.of(
                        new Happening.Told(start, "u1 {\"plan\": \"pro\"}"),
                        new Happening.Advanced(start, later),
                        new Happening.Sent(later, 1, "pro: u1"),
                        new Happening.Faulted(later, 1, "lose: answer"),
                        new Happening.Answered(later, 1, new Outcome.Uncertain("no answer")),
                        new Happening.Checked(later, "dead: 0", null),
                        new Happening.Checked(later, "posts: 2", new Failure("2", "1"))),
                3);
    }

    private static Failure failure(@Nullable String repeat) {
        return new Failure("answered 200", NASTY, repeat);
    }

    private static Waiver waiver() {
        return new Waiver("a lapsed, buyer: once", "known", LocalDate.of(2026, 3, 1));
    }
}
