package dev.mixhook.engine.cli;

import dev.mixhook.engine.text.EnumWord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small project that works, for somebody to go on from.
 *
 * @param files by their paths in the project's folder, with what stands in them
 */
record StarterProject(Map<String, String> files) {
    /** The project with all there is, or what mixhook itself needs of it. */
    static StarterProject of(boolean bare) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", text(bare ? "README-bare.md" : "README.md"));
        files.put("project.yaml", text("project.yaml"));
        files.put(
                "campaigns/come-back.yaml", text(bare ? "come-back-bare.yaml" : "come-back.yaml"));
        files.put("profiles.jsonl", text("profiles.jsonl"));
        files.put("events.jsonl", text("events.jsonl"));
        for (SchemaCommand.Kind kind : SchemaCommand.Kind.OF_FILES) {
            files.put("schemas/" + EnumWord.of(kind) + ".json", kind.schema());
        }
        if (!bare) {
            files.put("receiver/Receiver.java", text("Receiver.java"));
            files.put("contracts/receiver.yaml", text("receiver.yaml"));
            files.put(".github/workflows/mixhook.yml", text("workflow.yml"));
        }
        return new StarterProject(files);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = StarterProject.class.getResourceAsStream("init/" + name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What stands in a folder where a file, or a folder for it, is to be. */
    List<Path> inTheWay(Path folder) {
        List<Path> found = new ArrayList<>();
        for (String name : files.keySet()) {
            Path file = folder.resolve(name);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                found.add(file);
            }
            Path above = file.resolveSibling("");
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(above)) {
                found.add(above);
            }
        }
        return found.stream().distinct().toList();
    }

    /** Writes all of them, none over another. */
    void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().normalize().resolveSibling(""));
            Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
        }
    }
}
