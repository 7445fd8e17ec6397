package dev.mixhook.engine.execution;

import static dev.mixhook.engine.execution.FreeUsers.ASAP;
import static dev.mixhook.engine.execution.FreeUsers.FREE;
import static dev.mixhook.engine.execution.FreeUsers.IS_FREE;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the ledger tells of starts, and of what was done by hand, takes nothing from anybody. */
class StartTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @AutoClose private final Ledger ledger = LedgerLocation.memory().open();

    @Test
    void whoever_came_back_before_a_start_that_came_to_nothing_comes_again() { // R-S4
        String met = FREE + "schedule: {recurring: as_criteria_is_met}\n";
        List<Instant> starts =
                List.of(NINE.plus(DAY.multipliedBy(3)), NINE.plus(DAY.multipliedBy(4)));
        try (ManualEngine engine = engine(met).person("ana", IS_FREE)) {
            engine.start(START).advance(Duration.ofHours(1));
        }
        for (Instant live : starts) {
            try (ManualEngine engine =
                    engine(met)
                            .person("ana", IS_FREE)
                            .set("ana", NINE.plus(DAY), "{\"plan\": \"pro\"}")
                            .set("ana", NINE.plus(DAY.multipliedBy(2)), IS_FREE)) {
                engine.start(START, live);
                if (live.equals(starts.getLast())) {
                    engine.advance(DAY);
                    assertThat(engine.receiver().accepted()).containsExactly("ana");
                }
            }
        }
    }

    @Test
    void whoever_came_back_before_they_were_sent_does_not_come_again() { // R-S4, R-D6
        String met = FREE + "schedule: {recurring: as_criteria_is_met}\n";
        hasRun(met);
        ledger.plan(
                List.of(
                        new Post(
                                1,
                                "free",
                                NINE,
                                NINE.atOffset(ZoneOffset.UTC),
                                1,
                                1,
                                1,
                                List.of("ana"),
                                List.of())),
                List.of());
        try (ManualEngine engine =
                engine(met)
                        .person("ana", IS_FREE)
                        .set("ana", NINE.plus(DAY), "{\"plan\": \"pro\"}")
                        .set("ana", NINE.plus(DAY.multipliedBy(2)), IS_FREE)) {
            engine.start(START, NINE.plus(DAY.multipliedBy(3))).advance(DAY);
            assertThat(engine.receiver().accepted()).containsExactly("ana");
        }
    }

    @Test
    void what_is_done_by_hand_while_nothing_runs_takes_no_missed_run_away() { // R-S10
        String daily = FREE + "schedule: {recurring: {every: day, at: \"09:00\"}}\n";
        hasRun(daily);
        ledger.note(
                new Notice(
                        "free",
                        NINE.plusSeconds(3600),
                        Notice.Kind.FORGOTTEN,
                        "by hand",
                        List.of("ana")));
        try (ManualEngine engine = engine(daily).person("ana", IS_FREE)) {
            engine.start(START, NINE.plusSeconds(7200)).advance(Duration.ofHours(1));
            assertThat(engine.posts())
                    .extracting(Post::due)
                    .containsExactly(NINE.plusSeconds(7200));
        }
    }

    @Test
    void campaigns_are_noted_to_start_all_together_or_not_at_all() { // R-S8, R-S10
        List<Object> noted = new ArrayList<>();
        Ledger watched =
                (Ledger)
                        Proxy.newProxyInstance(
                                Ledger.class.getClassLoader(),
                                new Class<?>[] {Ledger.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("note")) {
                                        noted.add(arguments[0]);
                                    }
                                    return method.invoke(ledger, arguments);
                                });
        try (ManualEngine engine = new ManualEngine(watched)) {
            engine.campaign(ASAP).campaign(ASAP.replace("campaign: free", "campaign: other"));
            engine.start(START);
        }
        assertThat(noted)
                .singleElement(as(InstanceOfAssertFactories.list(Notice.class)))
                .extracting(Notice::campaign)
                .containsExactlyInAnyOrder("free", "other");
    }

    private void hasRun(String campaign) {
        try (ManualEngine engine = engine(campaign)) {
            engine.start(START);
        }
    }

    private ManualEngine engine(String campaign) {
        return new ManualEngine(ledger).campaign(campaign);
    }
}
