package dev.mixhook.engine.definition;

import dev.mixhook.engine.feed.Contents;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names by which files are a folder's data: {@code profiles} or {@code events}, whatever is no
 * letter and all that follows it, and the ending of a format that is read.
 */
final class DataName {
    static final String KINDS = ".jsonl, .ndjson, .json, .txt, .csv or .tsv, plain or .gz";

    private static final String READ = "(jsonl|ndjson|json|txt|csv|tsv)(\\.gz)?";

    /** Endings of what holds data and is not read. */
    private static final String UNREAD =
            "(zip|7z|tar|tgz|gz|bz2|xz|zstd?|lz4|parquet|avro|orc|xlsx?|ods|xml|html?|pdf|db|sqlite3?)";

    private static final Pattern ENDING = Pattern.compile("(?i).*\\." + READ);

    private DataName() {}

    /** Files of a folder that are read as such. */
    static Pattern read(Contents contents) {
        return Pattern.compile("(?i)" + stem(contents) + "\\." + READ);
    }

    /** Files of a folder that are called so, and cannot be read. */
    static Pattern unread(Contents contents) {
        return Pattern.compile("(?i)(?!.*\\." + READ + "$)" + stem(contents) + "\\." + UNREAD);
    }

    /** What a file is of by its name; empty if it is no data. */
    static Optional<Contents> of(Path file) {
        String name = String.valueOf(file.getFileName());
        return Arrays.stream(Contents.values())
                .filter(contents -> read(contents).matcher(name).matches())
                .findFirst();
    }

    /** Whether it may hold data, whatever it is called. */
    static boolean isOfAKindThatIsRead(Path file) {
        return ENDING.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static String stem(Contents contents) {
        return switch (contents) {
            case PEOPLE -> "profiles([^\\p{L}].*)?";
            case EVENTS -> "events([^\\p{L}].*)?";
        };
    }
}
