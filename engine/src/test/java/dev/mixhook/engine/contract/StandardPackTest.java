package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardPackTest {
    @TestFactory
    Stream<DynamicTest> every_check_has_a_page_that_says_how_to_mend_it() {
        return StandardPack.claims().stream()
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
                                                                "## How to mend it")));
    }

    @Test
    void the_readme_has_a_row_for_every_check_and_no_other() throws IOException {
        List<String> rows =
                Files.readString(Path.of("../README.md"))
                        .lines()
                        .dropWhile(line -> !line.equals("| check | grade | what it says |"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        StandardPack.checks(Pace.USUAL).stream()
                                .map(StandardPackTest::row)
                                .toList());
    }

    private static String row(Check check) {
        return "| `%s` | %s%s | %s |"
                .formatted(
                        check.id(),
                        check.claim().grade().shown(),
                        check.needsProbe() ? ", needs a probe" : "",
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
        assertThat(StandardPack.claims()).extracting(Claim::id).doesNotHaveDuplicates();
    }

    @Test
    void hostile_characters_are_all_in_the_body_and_encoded_once() {
        assertThat(StandardPack.body("hostile-characters", 1))
                .contains(
                        "%2B+%26+%3D+%25+%3B",
                        "%252B+%2522", "%5Cu2028", "%5Cud83d%5Cudc69", "%5Cu05e9");
    }
}
