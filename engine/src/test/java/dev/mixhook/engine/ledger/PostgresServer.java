package dev.mixhook.engine.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mixhook.engine.web.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of this machine's own programs, in a folder, on loopback. */
final class PostgresServer implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String USER = "mixhook";

    /** PostgreSQL does not run as root. */
    private static final String NOT_ROOT = "nobody";

    private final Process process;
    private final String address;
    private int databases;

    private PostgresServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static boolean isInstalled() {
        return programs().isPresent();
    }

    /** Those of the newest version, where Debian and Ubuntu keep them. */
    private static Optional<Path> programs() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.naturalOrder());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Makes a server in an empty folder, which is given to its user. */
    static PostgresServer start(Path folder) throws IOException {
        if (isRoot()) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(NOT_ROOT));
        }
        Path programs = programs().orElseThrow();
        initialize(folder, programs.resolve("initdb"));
        int port = FreePorts.next();
        Process process =
                run(
                        folder,
                        programs.resolve("postgres"),
                        "-D" + folder.resolve("data"),
                        "-k" + folder,
                        "-h127.0.0.1",
                        "-p" + port,
                        "-cfsync=off",
                        "-clog_min_messages=log");
        awaitReady(process);
        return new PostgresServer(process, "jdbc:postgresql://127.0.0.1:" + port + "/");
    }

    private static void initialize(Path folder, Path initdb) throws IOException {
        Process process =
                run(
                        folder,
                        initdb,
                        "--pgdata=" + folder.resolve("data"),
                        "--auth=trust",
                        "--username=" + USER,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync");
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }

    private static Process run(Path folder, Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOT_ROOT, "--clear-groups"));
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void awaitReady(Process process) throws IOException {
        BufferedReader said = process.inputReader();
        List<String> lines = new ArrayList<>();
        for (String line; (line = said.readLine()) != null; ) {
            lines.add(line);
            if (line.endsWith("ready to accept connections")) {
                return;
            }
        }
        throw new IOException(String.join("\n", lines));
    }

    /** Makes an empty database; returns its URL. */
    String newDatabase() throws SQLException {
        String name = "ledger" + databases++;
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return url(name);
    }

    private String url(String database) {
        return address + database + "?user=" + USER;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> kill()).join();
    }

    private Process kill() {
        return process.destroyForcibly();
    }
}
