package dev.mixhook.engine.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script of a release, in a folder with what it reads. */
@DisabledOnOs(OS.WINDOWS)
class ReleaseScriptTest {
    @TempDir private Path folder;

    private record Ended(int exit, String said) {}

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(folder.resolve(".ci"));
        Files.copy(
                Path.of("../.ci/release"),
                folder.resolve(".ci/release"),
                StandardCopyOption.COPY_ATTRIBUTES);
        write(
                "pom.xml",
                "<project>\n  <version>1.2.0</version>\n    <repository>me/it</repository>\n");
        write(
                "CHANGELOG.md",
                "# Changelog\n\n## Unreleased\n\n## 1.2.0 (2026-12-24)\n\n- New.\n\n## 1.1.0 (2026-11-30)\n\n- Old.\n");
    }

    @Test
    void a_version_that_all_files_tell_of_is_fit() throws Exception {
        assertThat(release("check", "v1.2.0"))
                .isEqualTo(new Ended(0, "fit to be released as 1.2.0\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pom.xml | 1.2.0 | 1.3.0 | pom.xml has version 1.3.0, and the tag is v1.2.0",
                "pom.xml | me/it | YOUR/mixhook | pom.xml does not say which repository it is of",
                "CHANGELOG.md | 1.2.0 (2026-12-24) | 1.2.0 | CHANGELOG.md has no heading `## 1.2.0 (DATE)`",
                "CHANGELOG.md | Unreleased | Unreleased; more | CHANGELOG.md has lines under Unreleased",
            })
    void what_is_missing_is_said(String file, String text, String other, String why)
            throws Exception {
        String before = Files.readString(folder.resolve(file));
        write(file, before.replace(text, other.replace("; ", "\n\n- ")));
        Ended ended = release("check", "v1.2.0");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.said()).startsWith("release: " + why);
    }

    @Test
    void the_notes_are_the_versions_part_of_the_changelog() throws Exception {
        assertThat(release("notes", "v1.2.0")).isEqualTo(new Ended(0, "\n- New.\n\n"));
    }

    @Test
    void nothing_goes_to_maven_central_in_the_name_of_nobody() throws Exception {
        write("pom.xml", "    <repository>YOUR/mixhook</repository>\n");
        assertThat(release("publish").said()).startsWith("release: pom.xml does not say which");
    }

    @Test
    void a_draft_has_the_packages_of_all_platforms_their_checksums_and_one_list_of_libraries()
            throws Exception {
        write("made/packages-linux/engine/dist/target/mixhook-1.2.0-linux-x64.tar.gz", "linux");
        write("made/packages-linux/engine/target/bom.json", "{}");
        write("made/packages-macos/engine/dist/target/mixhook-1.2.0-macos-arm64.tar.gz", "macos");
        write("made/packages-macos/engine/target/bom.json", "{}");
        Path gh = write("bin/gh", "#!/bin/sh\nprintf '%s\\n' \"$@\" >called\n");
        Files.setPosixFilePermissions(gh, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(release("draft", "v1.2.0", "made").exit()).isZero();
        assertThat(Files.readAllLines(folder.resolve("called")))
                .startsWith("release", "create", "v1.2.0", "--draft", "--verify-tag")
                .endsWith(
                        "release/SHA256SUMS",
                        "release/mixhook-1.2.0-bom.json",
                        "release/mixhook-1.2.0-linux-x64.tar.gz",
                        "release/mixhook-1.2.0-macos-arm64.tar.gz");
        assertThat(Files.readAllLines(folder.resolve("release/SHA256SUMS")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).matches("[0-9a-f]{64}  mixhook-1\\.2\\.0-.*"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Ended release(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", ".ci/release"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, own) -> own + path);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
