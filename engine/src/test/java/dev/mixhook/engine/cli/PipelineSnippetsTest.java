package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ci.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What GitLab and Jenkins are told to run: by a shell, which calls mixhook here. */
@DisabledOnOs(OS.WINDOWS)
class PipelineSnippetsTest extends VerifyFixture {
    private static final Path SNIPPETS = Path.of("../docs/ci");
    private static final Pattern SHELL = Pattern.compile("\\bsh '([^']*)'");

    @BeforeEach
    void receiver() {
        RECEIVER.stubFor(any(anyUrl()).willReturn(ok()));
    }

    @Test
    void gitlabs_script_waits_for_the_receiver_and_writes_what_it_keeps() throws Exception {
        YamlTree job = YamlTree.read(SNIPPETS.resolve("gitlab.yml")).at(".mixhook");
        Map<String, String> variables = new HashMap<>();
        job.at("variables").entries().forEach((name, value) -> variables.put(name, value.text()));
        variables.put("MIXHOOK_URL", RECEIVER.baseUrl() + "/hook");
        variables.put("MIXHOOK_READY", RECEIVER.baseUrl() + "/health");
        String script =
                job.at("script").items().stream()
                        .map(YamlTree::text)
                        .collect(Collectors.joining("\n"));
        List<String> words = called(script, variables);
        assertThat(words)
                .startsWith("verify", "--url")
                .doesNotContain("--probe")
                .contains(job.at("artifacts").at("reports").at("junit").text());
        variables.put("MIXHOOK_PROBE", "http://receiver:3000/received/{distinct_id}");
        assertThat(called(script, variables))
                .endsWith("--probe", "http://receiver:3000/received/{distinct_id}");
        words.add("--only=answers-200");
        words.replaceAll(word -> word.endsWith(".xml") ? folder.resolve(word).toString() : word);
        Shell mixhook = new Shell(variables).in(folder);
        assertThat(mixhook.run(words.toArray(String[]::new))).as(mixhook.err()).isZero();
        RECEIVER.verify(getRequestedFor(urlEqualTo("/health")));
        assertThat(folder.resolve("mixhook.xml")).isNotEmptyFile();
    }

    @Test
    void jenkins_verifies_a_contract_and_reads_what_was_written() throws Exception {
        String pipeline = Files.readString(SNIPPETS.resolve("jenkins.groovy"));
        Matcher shell = SHELL.matcher(pipeline);
        assertThat(shell.find()).isTrue();
        List<String> words = called(shell.group(1), Map.of("CONTRACT", "my contract.yaml"));
        assertThat(words)
                .containsExactly("verify", "my contract.yaml", "--junit-file", "mixhook.xml");
        assertThat(pipeline).contains("junit 'mixhook.xml'");
        assertThat(count('{', pipeline)).isEqualTo(count('}', pipeline));
    }

    private static long count(char sign, String text) {
        return text.chars().filter(one -> one == sign).count();
    }

    /** The words with which a script calls mixhook. */
    private List<String> called(String script, Map<String, String> variables) throws Exception {
        Path words = folder.resolve("words.txt");
        program("printf '%s\\n' \"$@\" >'" + words + "'");
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", script);
        builder.environment().putAll(variables);
        builder.environment().merge("PATH", folder + ":", (path, own) -> own + path);
        Process process = builder.directory(folder.toFile()).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return new ArrayList<>(Files.readAllLines(words));
    }

    private void program(String script) throws IOException {
        Path file = folder.resolve("mixhook");
        Files.writeString(file, "#!/bin/sh\n" + script + '\n');
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
