package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How mixhook says that it is called. */
class LauncherNameTest {
    @TempDir private Path folder;

    @Test
    void it_is_called_by_its_name_where_the_path_finds_it() throws IOException {
        Path launcher = program("package/bin/mixhook");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("mixhook"), launcher);
        assertThat(command(launcher, "/nowhere:" + bin)).isEqualTo("mixhook");
    }

    @Test
    void it_is_called_by_its_path_where_the_name_finds_another_or_none() throws IOException {
        Path launcher = program("package/bin/mixhook");
        Path other = program("bin/mixhook");
        assertThat(command(launcher, other.getParent() + ":" + launcher.getParent()))
                .isEqualTo(launcher.toString());
        assertThat(command(launcher, "")).isEqualTo(launcher.toString());
    }

    @Test
    void init_says_what_works_from_any_folder() throws IOException {
        Path launcher = program("my tools/mixhook");
        Shell shell = new Shell(Map.of("MIXHOOK_LAUNCHER", launcher.toString()));
        shell.run("init", folder.resolve("shop").toString());
        assertThat(shell.out()).contains("  '" + launcher + "' check\n");
    }

    private static String command(Path launcher, String path) {
        return OwnProgram.MIXHOOK.command(
                Map.of("MIXHOOK_LAUNCHER", launcher.toString(), "PATH", path));
    }

    private Path program(String name) throws IOException {
        Path program = folder.resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
