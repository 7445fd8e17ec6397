package dev.mixhook.engine.feed;

import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files of people and of events, and what reading them gives. */
record FeedFolder(Path folder, Vocabulary vocabulary) {
    Feed people(String content) {
        return people(content.getBytes(StandardCharsets.UTF_8));
    }

    Feed people(byte[] content) {
        return read(List.of(write("people.jsonl", content)), List.of());
    }

    Feed events(String content) {
        return events(content.getBytes(StandardCharsets.UTF_8));
    }

    Feed events(byte[] content) {
        return read(List.of(), List.of(write("done.jsonl", content)));
    }

    Feed both(String people, String events) {
        return read(
                List.of(write("people.jsonl", people.getBytes(StandardCharsets.UTF_8))),
                List.of(write("done.jsonl", events.getBytes(StandardCharsets.UTF_8))));
    }

    private Path write(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Feed read(List<Path> people, List<Path> events) {
        try {
            return FeedReader.read(people, events, vocabulary, DataZones.UTC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void letAllHappen(Feed feed) {
        feed.apply(Verdict.FOREVER - 1, _ -> {});
    }

    /** A person's profile once everything has happened. */
    static String profile(Feed feed, String distinctId) {
        letAllHappen(feed);
        int person = feed.people().number(distinctId);
        return feed.people().hasProfile(person)
                ? new String(feed.people().profile(person).json(), StandardCharsets.UTF_8)
                : "none";
    }

    static byte[] gzip(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
