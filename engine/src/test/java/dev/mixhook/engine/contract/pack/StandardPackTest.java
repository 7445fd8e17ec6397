package dev.mixhook.engine.contract.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.contract.finding.Claim;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardPackTest {
    @TestFactory
    Stream<DynamicTest> every_check_has_a_page_that_says_how_to_mend_it() {
        return StandardPack.everyClaim().stream()
                .map(
                        claim ->
                                DynamicTest.dynamicTest(
                                        claim.id(),
                                        () ->
                                                assertThat(StandardPack.page(claim.id()))
                                                        .startsWith(
                                                                "# %s: %s\n"
                                                                        .formatted(
                                                                                claim.id(),
                                                                                claim.sentence()))
                                                        .contains(
                                                                "## How receivers get it wrong",
                                                                "## How to mend it",
                                                                "## Why it is a "
                                                                        + claim.grade().shown())));
    }

    @ParameterizedTest
    @CsvSource({
        "MESSAGES, ../docs/verify.md",
        "COHORT_SYNC, ../docs/verify-cohort-sync.md",
        "EVENT_STREAM, ../docs/verify-event-stream.md"
    })
    void the_page_of_a_pack_has_a_row_for_every_check_and_no_other(StandardPack pack, Path page)
            throws IOException {
        List<String> rows =
                Files.readString(page)
                        .lines()
                        .dropWhile(line -> !line.equals("| check | grade | what it says |"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        pack.checks(VerifyTimings.USUAL).stream()
                                .map(StandardPackTest::row)
                                .toList());
    }

    private static String row(Check check) {
        return "| `%s` | %s%s | %s |"
                .formatted(
                        check.id(),
                        check.claim().grade().shown(),
                        switch (check.requires()) {
                            case NOTHING -> "";
                            case PROBE -> ", needs a probe";
                            case ECHO -> ", needs an echo";
                            case AUTHENTICATION -> ", needs a password";
                        },
                        check.claim().sentence());
    }

    @ParameterizedTest
    @CsvSource({
        "body-110kb, 112640",
        "body-250kb, 256000",
        "body-600kb, 614400",
        "body-2mb, 2097152"
    })
    void a_heavy_body_has_at_least_the_bytes_of_its_name(String id, int bytes) {
        assertThat(StandardPack.body(id, 1).getBytes(StandardCharsets.US_ASCII).length)
                .isBetween(bytes, bytes + bytes / 10);
    }

    @Test
    void ids_have_the_seed_and_the_check_in_them_so_that_runs_and_checks_have_their_own() {
        String body = StandardPack.body("users-1", 7);
        assertThat(body).contains("mixhook-7-users-1-1");
        assertThat(StandardPack.body("users-1", 8)).isNotEqualTo(body);
        assertThat(StandardPack.body("users-1", 7)).isEqualTo(body);
        assertThat(StandardPack.everyClaim()).extracting(Claim::id).doesNotHaveDuplicates();
    }

    @Test
    void hostile_characters_are_all_in_the_body_and_encoded_once() {
        assertThat(StandardPack.body("hostile-characters", 1))
                .contains(
                        "%2B+%26+%3D+%25+%3B",
                        "%252B+%2522", "%5Cu2028", "%5Cud83d%5Cudc69", "%5Cu05e9");
    }

    @Test
    void every_user_has_an_address_of_their_own_so_that_who_mails_each_once_acts_on_all() {
        String body = StandardPack.body("users-50", 7) + StandardPack.body("users-49", 7);
        assertThat(
                        Pattern.compile("%22%24email%22%3A\\+%22([^%]+%40[^%]+)%22")
                                .matcher(body)
                                .results()
                                .map(match -> match.group(1))
                                .distinct())
                .hasSize(99);
    }

    @Test
    void no_text_of_a_large_body_is_longer_than_mixpanel_keeps() {
        assertThat(StandardPack.body("body-2mb", 1).split("%22", -1))
                .allMatch(text -> text.length() <= 255);
    }
}
