package dev.mixhook.engine.ci;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mixhook.engine.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The action for GitHub: its own scripts, run as a runner runs them. */
@DisabledOnOs(OS.WINDOWS)
class ActionTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path ACTION = ROOT.resolve("action.yml");

    /** It says yes to everything, to what is no list of users as well. */
    @RegisterExtension
    static final WireMockExtension RECEIVER =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @TempDir private Path folder;

    private final Map<String, String> context = new HashMap<>();
    private Path workspace = Path.of("");
    private Path temporary = Path.of("");

    @BeforeEach
    void runner() throws IOException {
        workspace = folder.resolve("my work");
        Files.createDirectories(workspace.resolve("shop"));
        temporary = Files.createDirectories(folder.resolve("temp"));
        RECEIVER.stubFor(any(anyUrl()).willReturn(ok()));
    }

    @Test
    void a_receiver_that_does_what_it_must_passes_with_junit_xml_where_it_was_asked_for()
            throws Exception {
        CompositeAction.Ended ended =
                run(
                        Map.of(
                                "program", mixhook(),
                                "url", RECEIVER.baseUrl() + "/hook",
                                "only", "answers-200,users-1",
                                "seed", "7",
                                "working-directory", "shop",
                                "junit-file", "reports/mixhook.xml",
                                "arguments", "--timeout=20s\n\n--shuffle\r\n"));
        assertThat(ended.exit()).as(ended.log()).isZero();
        assertThat(ended.outputs())
                .containsEntry("exit-code", "0")
                .containsEntry("junit-file", "shop/reports/mixhook.xml");
        assertThat(workspace.resolve("shop/reports/mixhook.xml"))
                .content()
                .contains("<testcase name=\"users-1\"", "name=\"mixhook.seed\" value=\"7\"");
        assertThat(ended.log()).contains("2 passed, 0 failed").doesNotContain("::error");
    }

    @Test
    void one_that_fails_is_annotated_and_summed_up_and_ends_with_the_receiver_that_was_started()
            throws Exception {
        CompositeAction.Ended ended =
                run(
                        Map.of(
                                "program",
                                mixhook(),
                                "url",
                                RECEIVER.baseUrl() + "/hook",
                                "only",
                                "answers-200,malformed-json",
                                "strict",
                                "true",
                                "start",
                                "echo $$ > pid; echo '::error::of the receiver'; sleep 300",
                                "wait-for",
                                RECEIVER.baseUrl() + "/health"));
        assertThat(ended.exit()).as(ended.log()).isEqualTo(1);
        assertThat(ended.outputs()).containsEntry("exit-code", "1").containsEntry("junit-file", "");
        assertThat(ended.log())
                .contains("::error title=mixhook malformed-json::")
                .containsPattern(
                        "::stop-commands::(\\w{32})\n::error::of the receiver\n\n::\\1::\n::endgroup::");
        assertThat(temporary.resolve("summary.md")).content().contains("| FAIL | malformed-json |");
        long pid = Long.parseLong(Files.readString(workspace.resolve("pid")).strip());
        ProcessHandle.of(pid).ifPresent(receiver -> receiver.onExit().join());
    }

    @Test
    void what_stands_in_an_input_is_a_value_and_no_script() throws Exception {
        String hostile = "$(touch taken)`touch taken`'\"; touch taken #";
        Map<String, String> inputs = new HashMap<>();
        for (String name : YamlTree.read(ACTION).at("inputs").entries().keySet()) {
            inputs.put(name, hostile);
        }
        Path words = temporary.resolve("words.txt");
        inputs.putAll(
                Map.of(
                        "program",
                                program(
                                        temporary.resolve("mixhook"),
                                        "printf '%s\\n' \"$@\" >'" + words + "'"),
                        "start", "",
                        "working-directory", "."));
        CompositeAction.Ended ended = run(inputs);
        assertThat(ended.exit()).as(ended.log()).isZero();
        assertThat(Files.readAllLines(words))
                .contains("--url=" + hostile, "--only=" + hostile, hostile)
                .endsWith("--", hostile);
        assertThat(workspace.resolve("taken")).doesNotExist();
    }

    @Test
    void each_input_is_on_the_page_and_says_what_it_is() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/ci.md"));
        YamlTree.read(ACTION)
                .at("inputs")
                .entries()
                .forEach(
                        (name, input) -> {
                            assertThat(page).contains('`' + name + '`');
                            assertThat(input.at("description").text()).as(name).endsWith(".");
                        });
    }

    @Test
    void the_workflow_of_a_new_project_uses_inputs_that_there_are() throws IOException {
        Path workflow = Path.of("src/main/resources/dev/mixhook/engine/cli/init/workflow.yml");
        YamlTree inputs = YamlTree.read(ACTION).at("inputs");
        assertThat(YamlTree.read(workflow).at("jobs").at("receiver").at("steps").items())
                .filteredOn(step -> step.at("uses").text().startsWith("YOUR/mixhook@"))
                .singleElement()
                .satisfies(
                        step ->
                                assertThat(inputs.entries().keySet())
                                        .containsAll(step.at("with").entries().keySet()));
    }

    @Test
    void no_script_has_an_expression_in_it() throws IOException {
        assertThat(YamlTree.read(ACTION).at("runs").at("steps").items())
                .extracting(step -> step.at("run").text())
                .allSatisfy(script -> assertThat(script).doesNotContain("${{"));
    }

    @Test
    void a_receiver_that_is_started_has_to_say_when_it_is_ready() throws Exception {
        CompositeAction.Ended ended =
                run(
                        Map.of(
                                "program",
                                "true",
                                "start",
                                "touch started",
                                "url",
                                "http://localhost:1/"));
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.log()).contains("::error title=mixhook::start needs wait-for");
        assertThat(workspace.resolve("started")).doesNotExist();
    }

    @Test
    void without_a_release_the_checkout_is_built_with_a_jdk_that_is_set_up() throws Exception {
        program(Files.createDirectories(checkout()).resolve("mixhook"), "echo the checkout");
        CompositeAction.Ended ended = run(Map.of());
        assertThat(ended.log()).isEqualTo("the checkout\n");
        assertThat(ended.used()).singleElement().asString().startsWith("actions/setup-java@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.2.0", ""})
    void the_package_of_a_release_is_taken_that_is_named_or_tagged(String version)
            throws Exception {
        release("0.2.0", true);
        context.put("github.action_ref", "v0");
        CompositeAction.Ended ended = run(Map.of("version", version));
        assertThat(ended.log()).isEqualTo("the package\n");
        assertThat(ended.used()).isEmpty();
    }

    @Test
    void a_package_that_is_another_than_the_release_tells_of_is_not_run() throws Exception {
        release("0.2.0", false);
        CompositeAction.Ended ended = run(Map.of("version", "0.2.0"));
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.log()).contains("is not the file that SHA256SUMS tells of.");
    }

    @Test
    void a_release_that_there_is_none_of_is_said() throws Exception {
        CompositeAction.Ended ended = run(Map.of("version", "0.2.0"));
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.log())
                .contains("::error title=mixhook::The release has no mixhook-0.2.0-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0.2.0", "../../0.2.0", "latest", "0.2.0 "})
    void a_version_is_a_number(String version) throws Exception {
        CompositeAction.Ended ended = run(Map.of("version", version));
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.log()).contains("version is a number such as 0.1.0");
    }

    private CompositeAction.Ended run(Map<String, String> inputs) throws Exception {
        context.putIfAbsent("github.action_repository", "you/mixhook");
        Map<String, String> environment =
                Map.of(
                        "GITHUB_ACTIONS",
                        "true",
                        "GITHUB_ACTION_PATH",
                        checkout().toString(),
                        "GITHUB_SERVER_URL",
                        "file://" + folder,
                        "GITHUB_STEP_SUMMARY",
                        temporary.resolve("summary.md").toString());
        return CompositeAction.run(ACTION, workspace, temporary, inputs, context, environment);
    }

    private Path checkout() {
        return folder.resolve("checkout");
    }

    /** A release on the disk, whose program says what it is. */
    private void release(String version, boolean isWhole) throws Exception {
        Files.createDirectories(checkout());
        Files.writeString(
                checkout().resolve("pom.xml"), "<project>\n  <version>" + version + "</version>\n");
        String system = OS.MAC.isCurrentOs() ? "macos" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        String name = "mixhook-%s-%s-%s".formatted(version, system, machine);
        Path release =
                Files.createDirectories(
                        folder.resolve("you/mixhook/releases/download/v" + version));
        Path bin = Files.createDirectories(release.resolve(name).resolve("bin"));
        program(bin.resolve("mixhook"), "echo the package");
        Path archive = release.resolve(name + ".tar.gz");
        Process tar =
                new ProcessBuilder("tar", "-czf", archive.toString(), name)
                        .directory(release.toFile())
                        .start();
        assertThat(tar.waitFor()).isZero();
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
        Files.writeString(
                release.resolve("SHA256SUMS"),
                HexFormat.of().formatHex(sum) + "  " + archive.getFileName() + "\n");
        if (!isWhole) {
            Files.writeString(archive, "more", StandardOpenOption.APPEND);
        }
    }

    /** mixhook as it is built, of these classes. */
    private String mixhook() throws IOException {
        return program(
                temporary.resolve("mixhook"),
                "exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss16m -cp '%s' %s \"$@\""
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
    }

    private static String program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + '\n');
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }
}
