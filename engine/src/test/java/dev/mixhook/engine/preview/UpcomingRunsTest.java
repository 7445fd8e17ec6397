package dev.mixhook.engine.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.Retry;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.SendWindow;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.report.UpcomingRunsReport;
import dev.mixhook.engine.text.Times;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpcomingRunsTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final LocalTime NINE = LocalTime.parse("09:00");

    private static final Campaign WEDNESDAYS =
            campaign(
                    "weekly",
                    Schedule.of(
                            new Timing.Scheduled(NINE, Set.of(DayOfWeek.WEDNESDAY), 1, PACIFIC),
                            PACIFIC));
    private static final Campaign MONTHLY =
            campaign(
                    "local",
                    Schedule.of(
                            new Timing.Recurring(
                                    new Timing.Cadence.Monthly(31), NINE, PACIFIC, true),
                            PACIFIC));

    private final List<Campaign> campaigns = List.of(WEDNESDAYS, MONTHLY);
    private final People people = new People(Engine.vocabulary(campaigns));

    @Test
    void runs_of_all_campaigns_come_in_the_order_of_their_instants_a_zone_of_users_each() { // R-S7
        add("ana", "{\"$timezone\":\"Europe/Dublin\"}");
        add("ben", "{\"$timezone\":\"Europe/Dublin\"}");
        add("cia", "{}");
        assertThat(said(campaigns, "2026-02-20T00:00:00Z", 4, false))
                .isEqualTo(
                        """
                        weekly  2026-02-25 Wed 17:00:00 +00:00  America/Los_Angeles 2026-02-25 Wed 09:00:00 -08:00
                        local   2026-02-28 Sat 09:00:00 +00:00  Europe/Dublin, 2 people; moved: 2026-02 has no day 31
                        local   2026-02-28 Sat 17:00:00 +00:00  America/Los_Angeles 2026-02-28 Sat 09:00:00 -08:00, 1 person; moved: 2026-02 has no day 31
                        weekly  2026-03-04 Wed 17:00:00 +00:00  America/Los_Angeles 2026-03-04 Wed 09:00:00 -08:00
                        """);
    }

    @Test
    void a_run_at_the_instant_itself_is_shown_and_where_nobody_is_the_projects_zone_is() { // R-S7
        assertThat(said(campaigns, "2026-01-31T17:00:00Z", 1, true))
                .isEqualTo(
                        """
                        {"kind":"run","campaign":"local","due":"2026-01-31T17:00:00Z","occurrence":"2026-01-31T09:00-08:00","zone":"America/Los_Angeles","people":0,"moved":""}
                        """);
        assertThat(said(List.of(WEDNESDAYS), "2026-01-31T17:00:00Z", 1, true))
                .contains("\"zone\":\"America/Los_Angeles\",\"people\":null");
    }

    @Test
    void campaigns_that_follow_people_say_how() { // R-S1, R-S4, R-S5, R-S6
        Timing asap = new Timing.Asap(Timing.DEFAULT_PASS);
        Timing met =
                new Timing.AsCriteriaIsMet(
                        Duration.ofMinutes(5), Timing.AsCriteriaIsMet.Again.WHILE_MATCHING);
        SendWindow window =
                new SendWindow(
                        Instant.parse("2026-01-01T08:00:00Z"),
                        Instant.parse("2026-07-01T01:00:00Z"),
                        PACIFIC);
        Limits limits = new Limits(3, new Limits.Gap(1, ChronoUnit.WEEKS));
        List<Campaign> waiting =
                List.of(
                        campaign("a", Schedule.of(asap, PACIFIC)),
                        campaign(
                                "b",
                                new Schedule(
                                        met, window, limits, Schedule.Missed.RUN_ONCE, PACIFIC)));
        assertThat(said(waiting, "2026-01-01T00:00:00Z", 9, false))
                .isEqualTo(
                        """
                        a: as people match, at the next whole minute, each of them once
                        b: as people match, every 5 minutes, and again while they match; at most 3 times; at most every 1 week; \
                        from 2026-01-01T00:00-08:00; until 2026-06-30T18:00-07:00
                        """);
        assertThat(said(waiting, "2026-01-01T00:00:00Z", 9, true))
                .isEqualTo(
                        """
                        {"kind":"passes","campaign":"a","pass":"1 minute","start":null,"stop":null}
                        {"kind":"passes","campaign":"b","pass":"5 minutes","start":"2026-01-01T08:00:00Z","stop":"2026-07-01T01:00:00Z"}
                        """);
    }

    @Test
    void a_campaign_without_a_further_run_says_so() { // R-S2
        Campaign once =
                campaign(
                        "once",
                        Schedule.of(
                                new Timing.Once(
                                        LocalDate.parse("2026-01-01"),
                                        NINE,
                                        PACIFIC,
                                        Timing.DEFAULT_PASS),
                                PACIFIC));
        assertThat(said(List.of(once), "2026-01-02T00:00:00Z", 9, false))
                .isEqualTo("once: no run from then on\n");
        assertThat(said(List.of(once), "2026-01-02T00:00:00Z", 9, true))
                .isEqualTo("{\"kind\":\"over\",\"campaign\":\"once\"}\n");
    }

    private void add(String id, String profile) {
        people.put(id, new Profile(profile.getBytes(StandardCharsets.UTF_8)));
    }

    private String said(List<Campaign> of, String from, int most, boolean json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new UpcomingRunsReport(new PrintStream(out, true, StandardCharsets.UTF_8), json, Times.UTC)
                .print(UpcomingRuns.of(of, people, Instant.parse(from), most));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Campaign campaign(String name, Schedule schedule) {
        return new Campaign(
                name,
                Webhook.to("http://localhost:6494/"),
                50,
                1,
                Target.of(new Expr.Literal(Value.of(true)), List.of()),
                schedule,
                Retry.DEFAULT);
    }
}
