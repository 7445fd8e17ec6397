package dev.mixhook.engine.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Opens what is a file, or a link to one. Others are refused before they are opened: a FIFO would
 * wait for somebody who writes to it, and a device may have no end.
 */
public final class RegularFile {
    /** The most bytes of a text that a person writes: 1 MiB. */
    public static final int LARGEST_TEXT = 1 << 20;

    /** The bits of a Unix mode that tell what kind a file is of. */
    private static final int KIND = 0xF000;

    private RegularFile() {}

    /**
     * Opens a file to read it.
     *
     * @throws IrregularFileException if it is something else
     * @throws java.nio.file.NoSuchFileException if nothing is there
     */
    public static InputStream open(Path path) throws IOException {
        require(path);
        return Files.newInputStream(path);
    }

    /**
     * Looks before a file is opened.
     *
     * @throws IrregularFileException if it is something else
     * @throws java.nio.file.NoSuchFileException if nothing is there
     */
    public static void require(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IrregularFileException(
                    attributes.isDirectory() ? "a folder, where a file is read." : irregular(path));
        }
    }

    /** What a path names, if it is there and no file; empty if it is a file, or nothing. */
    public static Optional<String> irregularity(Path path) {
        try {
            require(path);
            return Optional.empty();
        } catch (IrregularFileException e) {
            return Optional.ofNullable(e.getMessage());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /**
     * The bytes of a file that is of a size to be held in memory.
     *
     * @param most how many bytes it may have
     * @throws IOException also if it is larger
     */
    public static byte[] bytes(Path path, int most) throws IOException {
        try (InputStream in = open(path)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("larger than " + most / LARGEST_TEXT + " MiB");
            }
            return bytes;
        }
    }

    /**
     * A text that a person wrote, in UTF-8.
     *
     * @throws CharacterCodingException if it is not UTF-8
     * @throws IOException also if it is larger than {@link #LARGEST_TEXT}
     */
    public static String text(Path path) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(path, LARGEST_TEXT)))
                .toString();
    }

    private static String irregular(Path path) {
        return switch (mode(path) & KIND) {
            case 0x1000 ->
                    "a FIFO (a named pipe, such as <(…) in a shell), not a file. Write what it gives to a file, and name that.";
            case 0xC000 -> "a socket, not a file.";
            case 0x2000, 0x6000 -> "a device, not a file.";
            default -> "no file.";
        };
    }

    /** The Unix mode; 0 where there is none. */
    private static int mode(Path path) {
        try {
            return Files.getAttribute(path, "unix:mode") instanceof Integer mode ? mode : 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return 0;
        }
    }
}
