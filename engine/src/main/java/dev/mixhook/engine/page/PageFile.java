package dev.mixhook.engine.page;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page as one file that opens from a disk and loads nothing. What others wrote stands in it as
 * data alone: no script but the page's own runs there, whatever a profile or an answer is made of.
 */
final class PageFile {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private PageFile() {}

    /** What is shown. */
    @FunctionalInterface
    interface Data {
        /**
         * Prints lines of JSON, in ASCII.
         *
         * @throws IOException if they cannot be written
         */
        void print(PrintStream out) throws IOException;
    }

    /**
     * Writes it.
     *
     * @throws IOException if it cannot be written
     */
    static void write(Path file, Data data) throws IOException {
        String style = PageSources.style();
        String libraries = PageSources.libraries();
        String script = PageSources.script();
        String template = PageSources.template();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Matcher place = PLACE.matcher(template);
            int from = 0;
            while (place.find()) {
                print(out, template.substring(from, place.start()));
                switch (place.group(1)) {
                    case "policy" -> print(out, policy(style, libraries, script));
                    case "style" -> print(out, style);
                    case "libraries" -> print(out, libraries);
                    case "script" -> print(out, script);
                    case "data" -> print(out, data);
                    default -> throw new IllegalStateException(place.group());
                }
                from = place.end();
            }
            print(out, template.substring(from));
        }
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void print(OutputStream out, Data data) throws IOException {
        PrintStream lines = new PrintStream(new ScriptData(out), false, StandardCharsets.US_ASCII);
        data.print(lines);
        if (lines.checkError()) {
            throw new IOException("the page could not be written: is the disk full?");
        }
    }

    private static String policy(String style, String libraries, String script) {
        return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
                + PageSources.hash(style)
                + "; script-src "
                + PageSources.hash(libraries)
                + ' '
                + PageSources.hash(script);
    }

    /** JSON in which nothing ends the element that it stands in. */
    private static final class ScriptData extends FilterOutputStream {
        private static final byte[] LESS = "\\u003c".getBytes(StandardCharsets.US_ASCII);

        private ScriptData(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            if (b == '<') {
                out.write(LESS);
            } else {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int begin = from;
            for (int i = from; i < from + length; i++) {
                if (bytes[i] == '<') {
                    out.write(bytes, begin, i - begin);
                    out.write(LESS);
                    begin = i + 1;
                }
            }
            out.write(bytes, begin, from + length - begin);
        }
    }
}
