package dev.mixhook.engine.feed;

import dev.mixhook.engine.files.RegularFile;
import dev.mixhook.engine.text.Shortened;
import dev.mixhook.targeting.json.JsonText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * What a file that cannot be read seems to be, by its first bytes.
 *
 * @param contents what it is taken for
 */
record FormatGuess(Path file, Contents contents) {
    private static final int HEAD = 1 << 13;
    private static final int TAR_MAGIC = 257;

    /** First bytes, as ISO 8859-1, of formats that are not read. */
    private static final Map<String, String> MAGIC = magic();

    private static Map<String, String> magic() {
        Map<String, String> magic = new LinkedHashMap<>();
        magic.put(
                "PK\u0003\u0004",
                "This is a zip archive, or a spreadsheet. Unpack it, or save it as CSV.");
        magic.put("\u001F\u008B", "This was packed with gzip twice. Unpack it once.");
        magic.put("BZh", "This is packed with bzip2. Unpack it, or pack it with gzip.");
        magic.put("\u00FD7zXZ", "This is packed with xz. Unpack it, or pack it with gzip.");
        magic.put("(\u00B5/\u00FD", "This is packed with zstd. Unpack it, or pack it with gzip.");
        magic.put("7z\u00BC\u00AF", "This is a 7z archive. Unpack it.");
        magic.put("PAR1", "This is a Parquet file. Export it as JSON, one object a line.");
        magic.put("Obj\u0001", "This is an Avro file. Export it as JSON, one object a line.");
        magic.put("ORC", "This is an ORC file. Export it as JSON, one object a line.");
        magic.put("SQLite format 3", "This is a SQLite database. Export its table as CSV.");
        magic.put("%PDF", "This is a PDF.");
        magic.put(
                "version https://git-lfs",
                "This is a pointer of Git LFS. Get the file itself: git lfs pull.");
        magic.put("\u00FF\u00FE\u0000\u0000", "This is UTF-32. Save it as UTF-8.");
        return magic;
    }

    /** A sentence or two; empty if it looks like nothing that is known. */
    String sentence() {
        try {
            return sentence(head());
        } catch (IOException _) {
            return "";
        }
    }

    private byte[] head() throws IOException {
        try (InputStream in = new BufferedInputStream(RegularFile.open(file))) {
            in.mark(HEAD);
            byte[] raw = in.readNBytes(HEAD);
            if (!MarkedInput.isGzip(raw)) {
                return raw;
            }
            in.reset();
            return new GZIPInputStream(in).readNBytes(HEAD);
        }
    }

    private String sentence(byte[] head) {
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> each : MAGIC.entrySet()) {
            if (bytes.startsWith(each.getKey())) {
                return each.getValue();
            }
        }
        if (bytes.startsWith("ustar", TAR_MAGIC)) {
            return "This is a tar archive. Unpack it.";
        }
        long zeros = bytes.chars().filter(c -> c == 0).count();
        if (!bytes.isEmpty() && zeros == bytes.length()) {
            return "There is nothing in it but zero bytes, as after a crash or on a full disk.";
        }
        boolean isMarked = bytes.startsWith("\u00FF\u00FE") || bytes.startsWith("\u00FE\u00FF");
        if (zeros > bytes.length() / 4 && !isMarked) {
            return "This is UTF-16 without its byte-order mark. Save it as UTF-8.";
        }
        return text(new String(head, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "").strip());
    }

    private String text(String text) {
        String start = text.substring(0, Math.min(text.length(), 100)).toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "This is an HTML page, such as a log-in or an error in place of an export.";
        }
        if (start.startsWith("<")) {
            return "This is XML.";
        }
        boolean isJson = start.startsWith("{") || start.startsWith("[");
        if (DataFile.whole(file).isCsv()) {
            return isJson ? "This is JSON. Name it .jsonl." : columns(text);
        }
        return isJson ? json(text) : table(text);
    }

    /** A CSV file whose columns are none of people, or of events; else its rows are the reason. */
    private String columns(String text) {
        if (hasColumns()) {
            return "";
        }
        String needed =
                switch (contents) {
                    case PEOPLE -> "distinct_id (or $distinct_id)";
                    case EVENTS -> "event, time and distinct_id";
                };
        String header = text.lines().findFirst().orElse("");
        return "Its first line names the columns, among them "
                + needed
                + "; here it is "
                + FoundText.name(header)
                + '.';
    }

    private boolean hasColumns() {
        try {
            CsvHeader header = CsvHeader.of(DataFile.whole(file));
            return header != null && (header.damage() != null || header.isOf(contents));
        } catch (IOException _) {
            return false;
        }
    }

    private String table(String text) {
        List<String> lines = text.lines().limit(2).toList();
        String header = lines.isEmpty() ? "" : lines.getFirst();
        boolean isTable =
                header.contains("distinct_id")
                        || header.chars().anyMatch(c -> c == ',' || c == ';' || c == '\t');
        return isTable && !header.contains("{") ? "This is CSV. Name it .csv." : "";
    }

    private String json(String text) {
        byte[] first = text.lines().findFirst().orElse("").getBytes(StandardCharsets.UTF_8);
        if (isTheOther(first)) {
            return switch (contents) {
                case PEOPLE -> "These are events, in a file of people.";
                case EVENTS -> "These are people, in a file of events.";
            };
        }
        try (JsonParser json = JsonText.parser(first)) {
            String error = JsonText.object(json, first).get("error");
            return error == null
                    ? ""
                    : "This is the answer of a server that gave no data: " + shown(error);
        } catch (JacksonException _) {
            return "";
        }
    }

    private static String shown(String error) {
        return Shortened.of(error, 100);
    }

    private boolean isTheOther(byte[] line) {
        return Arrays.stream(Contents.values())
                .anyMatch(other -> other != contents && FirstRecord.reads(other, line));
    }
}
