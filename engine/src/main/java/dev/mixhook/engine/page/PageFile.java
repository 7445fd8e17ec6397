package dev.mixhook.engine.page;

import java.io.IOException;
import java.io.Writer;
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

    /**
     * Writes it.
     *
     * @param data one JSON text, in ASCII
     * @throws IOException if it cannot be written
     */
    static void write(Path file, String data) throws IOException {
        String style = PageSources.style();
        String libraries = PageSources.libraries();
        String script = PageSources.script();
        String template = PageSources.template();
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            Matcher place = PLACE.matcher(template);
            int from = 0;
            while (place.find()) {
                out.write(template, from, place.start() - from);
                out.write(
                        switch (place.group(1)) {
                            case "policy" -> policy(style, libraries, script);
                            case "style" -> style;
                            case "libraries" -> libraries;
                            case "script" -> script;
                            case "data" -> inScript(data);
                            default -> throw new IllegalStateException(place.group());
                        });
                from = place.end();
            }
            out.write(template, from, template.length() - from);
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
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }
}
