package dev.mixhook.engine.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** DuckDB in this process, in memory, on one thread. */
final class Duck implements AutoCloseable {
    private static final String NOW = "epoch_ms('2026-01-01'::timestamp)";
    private static final long DAY = 86_400_000L;

    private static final String P1 = "plan = 'pro' and country in ('US', 'GB', 'IE', 'DE', 'FR')";
    private static final String P2 = "seen < " + ago(14);

    private final Connection connection;
    private final Statement statement;

    private Duck(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
    }

    static Duck open() throws SQLException {
        var duck = new Duck(DriverManager.getConnection("jdbc:duckdb:"));
        duck.run("set threads = 1");
        duck.run("set preserve_insertion_order = true");
        return duck;
    }

    String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    void run(String sql) throws SQLException {
        statement.execute(sql);
    }

    /** The one number that a query gives. */
    long number(String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String ago(int days) {
        return NOW + " - " + days * DAY;
    }

    /** Reads people and history from the files, in every layout that is tried. */
    void load(Path profiles, Path events) throws SQLException {
        run(
                """
                create table people as
                select row_number() over () as id, "$distinct_id" as name, p.plan as plan,
                       p.country as country, epoch_ms(p."$last_seen") as seen
                from (select "$distinct_id", "$properties" as p
                      from read_json('%s', format = 'newline_delimited', columns = {
                          "$distinct_id": 'varchar',
                          "$properties": 'struct(plan varchar, country varchar, "$last_seen" timestamp)'})
                      where "$properties" is not null)
                """
                        .formatted(profiles));
        run(
                """
                create table came as
                select people.id as person, e.event as event, e.p.time * 1000 as ts, e.p.amount as amount
                from (select event, properties as p
                      from read_json('%s', format = 'newline_delimited', columns = {
                          event: 'varchar', properties: 'struct(time bigint, distinct_id varchar, amount double)'})) e
                join people on people.name = e.p.distinct_id
                where e.p.time * 1000 < %s and e.event in ('Login', 'Purchase')
                """
                        .formatted(events, NOW));
        run("create table by_time as select * from came order by ts");
        run("create table by_person as select * from came order by event, person, ts");
        run("create table purchases as select person, ts, amount from by_person where event = 'Purchase'");
        run("create table logins as select person, ts from by_person where event = 'Login'");
        run(
                """
                create table lists as
                select people.*, coalesce(p.ats, []) as ats, coalesce(p.amounts, []) as amounts,
                       coalesce(l.ats, []) as logins
                from people
                left join (select person, list(ts order by ts desc) as ats,
                                  list(amount order by ts desc) as amounts
                           from purchases group by person) p on p.person = people.id
                left join (select person, list(ts order by ts desc) as ats
                           from logins group by person) l on l.person = people.id
                order by people.id
                """);
        run(
                """
                create table newest as
                select people.*, ats[3] as third, list_max(logins) as login,
                       list_max(list_transform(list_filter(list_zip(ats, amounts), x -> x[2] > 50),
                                               x -> x[1])) as large
                from people join lists using (id) order by people.id
                """);
        run("checkpoint");
    }

    /** The forms of P1 to P5 (from 1), each with its name. */
    Map<String, String> forms(int number) {
        return switch (number) {
            case 1 -> ofPeople(P1);
            case 2 -> ofPeople(P2);
            case 3 ->
                    ofEvents(
                            (table, isOne) ->
                                    "select count(*) from (select person from %s where %s ts >= %s group by person having count(*) >= 3)"
                                            .formatted(
                                                    table, isOne ? "" : "event = 'Purchase' and ", ago(30)),
                            "select count(*) from people where (select count(*) from purchases where person = id and ts >= %s) >= 3"
                                    .formatted(ago(30)),
                            "select count(*) from lists where ats[3] >= " + ago(30));
            case 4 -> p4("true");
            default -> p4(P1);
        };
    }

    private static Map<String, String> ofPeople(String where) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("rows", "select count(*) from people where " + where);
        forms.put("rows, filter", "select count(*) filter (where " + where + ") from people");
        forms.put("rows, sum", "select sum((" + where + ")::int) from people");
        forms.put("lists", "select count(*) from lists where " + where);
        return forms;
    }

    private interface EventForm {
        String of(String table, boolean isOfOneEvent);
    }

    private static Map<String, String> ofEvents(EventForm form, String correlated, String lists) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("rows as they came", form.of("came", false));
        forms.put("rows by time", form.of("by_time", false));
        forms.put("rows by person", form.of("by_person", false));
        forms.put("a table an event", form.of("purchases", true));
        forms.put("correlated", correlated);
        forms.put("lists", lists);
        return forms;
    }

    private static Map<String, String> p4(String also) {
        List<String> anti = new ArrayList<>();
        for (var table : List.of("by_time", "by_person")) {
            anti.add(
                    """
                    select count(*) from people where %4$s
                    and id in (select person from %1$s where event = 'Purchase' and amount > 50 and ts >= %2$s)
                    and id not in (select person from %1$s where event = 'Login' and ts >= %3$s)
                    """
                            .formatted(table, ago(90), ago(21), also));
        }
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("rows by time, in and not in", anti.get(0));
        forms.put("rows by person, in and not in", anti.get(1));
        forms.put(
                "rows by person, one pass",
                """
                select count(*) from people join (
                  select person from by_person group by person
                  having bool_or(event = 'Purchase' and amount > 50 and ts >= %s)
                  and not bool_or(event = 'Login' and ts >= %s)) on person = id where %s
                """
                        .formatted(ago(90), ago(21), also));
        forms.put(
                "a table an event, semi and anti join",
                """
                select count(*) from people
                semi join (select person from purchases where amount > 50 and ts >= %s) p on p.person = id
                anti join (select person from logins where ts >= %s) l on l.person = id where %s
                """
                        .formatted(ago(90), ago(21), also));
        forms.put(
                "lists",
                """
                select count(*) from lists where %3$s
                and list_bool_or(list_transform(list_zip(ats, amounts), x -> x[2] > 50 and x[1] >= %1$s))
                and coalesce(logins[1], 0) < %2$s
                """
                        .formatted(ago(90), ago(21), also));
        return forms;
    }

    /** What was worked out once beforehand: the ceiling, which no list of conditions gives. */
    String aggregated(int number) {
        var p4 = "large >= %s and coalesce(login, 0) < %s".formatted(ago(90), ago(21));
        return "select count(*) from newest where "
                + switch (number) {
                    case 1 -> P1;
                    case 2 -> P2;
                    case 3 -> "third >= " + ago(30);
                    case 4 -> p4;
                    default -> P1 + " and " + p4;
                };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
