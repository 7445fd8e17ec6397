package dev.mixhook.engine.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page's own files and the libraries that draw it, as they stand in the jar. Its modules are
 * joined into one script, each behind those that it imports, so that a file from a disk loads
 * nothing.
 */
final class PageSources {
    private static final List<String> MODULES =
            List.of(
                    "view",
                    "format",
                    "list",
                    "latest",
                    "model",
                    "timeline",
                    "posts",
                    "people",
                    "campaigns",
                    "receiver",
                    "story",
                    "verify",
                    "live",
                    "app");

    private static final List<String> LIBRARIES =
            List.of(
                    "/META-INF/resources/webjars/preact/10.28.0/dist/preact.umd.js",
                    "/META-INF/resources/webjars/preact/10.28.0/hooks/dist/hooks.umd.js",
                    "/META-INF/resources/_static/htm/3.1.1/dist/htm.umd.js",
                    "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.iife.min.js");

    private static final String CHART_STYLE =
            "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css";

    private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]*;\\n");

    /** What a copy of them has to have with it. */
    private static final List<String> LICENCES =
            List.of(
                    "/META-INF/resources/webjars/preact/10.28.0/LICENSE",
                    "/META-INF/resources/webjars/uplot/1.6.30/LICENSE");

    private static final Pattern EXPORT = Pattern.compile("(?m)^export ");

    private PageSources() {}

    static String template() {
        return own("page.html");
    }

    /** The page that is served: it loads its style and its scripts. */
    static String live() {
        return own("live.html");
    }

    static String style() {
        return resource(CHART_STYLE) + own("page.css");
    }

    static String libraries() {
        return """
                /*! Preact, htm and uPlot.
                htm: Copyright 2018 Google Inc., Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0
                Preact, and uPlot:

                %s*/
                """
                        .formatted(joined(LICENCES))
                + joined(LIBRARIES);
    }

    private static String joined(List<String> resources) {
        return resources.stream().map(PageSources::resource).collect(Collectors.joining("\n"));
    }

    static String script() {
        return MODULES.stream()
                .map(PageSources::module)
                .collect(Collectors.joining("\n", "(() => { 'use strict';\n", "})();\n"));
    }

    /** A module as it stands among the others. */
    static String module(String name) {
        String source = own(name + ".js");
        return EXPORT.matcher(IMPORT.matcher(source).replaceAll("")).replaceAll("");
    }

    /** What a Content-Security-Policy lets run, and nothing else of its kind. */
    static String hash(String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + '\'';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String own(String name) {
        return resource("/dev/mixhook/engine/page/" + name);
    }

    private static String resource(String path) {
        try (InputStream in = PageSources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not packed");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
