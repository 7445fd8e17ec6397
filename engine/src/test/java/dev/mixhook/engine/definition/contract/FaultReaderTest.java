package dev.mixhook.engine.definition.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mixhook.delivery.WireFault;
import dev.mixhook.delivery.faults.Fault;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.Pick;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.engine.definition.yaml.YamlDocument;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultReaderTest {
    private final Problems problems = new Problems("contract.yaml");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lose: answer",
                "send: twice",
                "send: together",
                "order: reversed",
                "slow: body 1kB/s",
                "slow: body 1500B/s",
                "slow: headers 2s",
                "cut: body 50%",
                "cut: body 0%",
                "reset: before",
                "reset: during",
                "reset: after",
                "answer: 503"
            })
    void every_fault_is_read_as_it_is_told(String fault) {
        assertThat(read("[{" + fault + "}]").lines())
                .singleElement()
                .satisfies(
                        rule -> {
                            assertThat(rule.fault().text()).isEqualTo(fault);
                            assertThat(rule.pick()).isEqualTo(Pick.ALL);
                        });
    }

    @Test
    void a_line_picks_by_number_by_user_and_by_chance() {
        FaultPlan plan =
                read(
                        """
                        [{post: 1, lose: answer},
                        {posts: 2-5, users: [u7, u8], lose: answer},
                        {users: u7, chance: 12.5%, slow: headers 1 minute}]
                        """);
        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.lines())
                .extracting(FaultPlan.Rule::pick)
                .containsExactly(
                        new Pick(1, 1, Set.of(), 1),
                        new Pick(2, 5, Set.of("u7", "u8"), 1),
                        new Pick(1, Long.MAX_VALUE, Set.of("u7"), 0.125));
    }

    @Test
    void without_faults_nothing_goes_wrong() {
        assertThat(read("[]")).isEqualTo(new FaultPlan(List.of(), 7));
    }

    @Test
    void a_single_line_needs_no_list() {
        Fault cut = new Fault.OnTheWire(new WireFault.CutBody(50));
        assertThat(read("{cut: body 50%}").lines())
                .containsExactly(new FaultPlan.Rule(Pick.ALL, cut));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {lose: post}              | "post" is text; `lose` takes answer.
            {send: thrice}            | "thrice" is text; `send` takes twice or together.
            {order: random}           | "random" is text; `order` takes reversed.
            {slow: body 0kB/s}        | "body 0kB/s" is text; `slow` takes `body 1kB/s`, or `headers 2s` up to an hour.
            {slow: headers 2}         | "headers 2" is text; `slow` takes `body 1kB/s`, or `headers 2s` up to an hour.
            {slow: headers 61m}       | "headers 61m" is text; `slow` takes `body 1kB/s`, or `headers 2s` up to an hour.
            {cut: body 100%}          | "body 100%" is text; `cut` takes `body 50%`, from 0% to 99%.
            {reset: never}            | "never" is text; `reset` takes before, during or after.
            {answer: 99}              | 99 is a number; `answer` takes a status from 200 to 599.
            {post: 0, lose: answer}   | 0 is a number; `post` takes a number from 1.
            {posts: 5-2, lose: answer} | "5-2" is text; `posts` takes numbers such as 2-5.
            {chance: 0%, lose: answer} | "0%" is text; `chance` takes a share such as 10%.
            {chance: 101%, lose: answer} | "101%" is text; `chance` takes a share such as 10%.
            {users: [], lose: answer} | Nobody here. Write users, or leave `users` out.
            {users: [{u: 7}], lose: answer} | Found a mapping; `users` takes text, or a list of texts.
            {post: 1, posts: 1-2, lose: answer} | Say which in one way: `post: 1`, or `posts: 2-5`.
            {post: 1}                 | No fault here. A line has one of lose, send, order, slow, cut, reset, answer.
            {lose: answer, send: twice} | More than one fault here. A line has one of lose, send, order, slow, cut, reset, answer.
            lose                      | "lose" is text where keys and values are expected.
            """)
    void what_cannot_be_is_told(String line, String message) {
        read("[" + line + "]");
        assertThat(problems.found()).extracting(Problem::message).contains(message);
    }

    @Test
    void an_unknown_key_is_told_with_its_place() {
        read("[{post: 1, loose: answer}]");
        assertThat(problems.found())
                .extracting(Problem::key, Problem::line, Problem::column)
                .contains(tuple("faults[0].loose", 1, 20));
        assertThat(problems.found().getLast().message())
                .startsWith("Unknown key. Did you mean `lose`?");
    }

    private FaultPlan read(String faults) {
        Node document = YamlDocument.parse("faults: " + faults, problems).orElseThrow();
        Section section =
                Section.of(document, Shape.of("faults", "", ScenarioKeys.FAULTS), "", problems)
                        .orElseThrow();
        FaultPlan plan = FaultReader.read(section, ScenarioKeys.FAULTS, 7);
        section.close();
        return plan;
    }
}
