package dev.mixhook.engine.ingestion.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Chromium, on a page that tells a story with Mixpanel's library for browsers. */
final class BrowserStory implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final HttpServer site;
    private final Process browser;

    private BrowserStory(HttpServer site, Process browser) {
        this.site = site;
        this.browser = browser;
    }

    static boolean isPossible() {
        return Files.isExecutable(CHROMIUM);
    }

    /**
     * @param folder in which it may make others
     * @param port to which the page sends
     */
    static BrowserStory start(Path folder, Path page, Path library, int port) throws IOException {
        Path pages = Files.createDirectories(folder.resolve("pages"));
        Files.copy(library, pages.resolve("mixpanel.js"));
        Files.copy(page, pages.resolve("story.html"));
        HttpServer site =
                SimpleFileServer.createFileServer(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                        pages.toRealPath(),
                        SimpleFileServer.OutputLevel.NONE);
        site.start();
        Process browser =
                new ProcessBuilder(
                                CHROMIUM.toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--no-first-run",
                                "--user-data-dir=" + folder.resolve("browser"),
                                "http://127.0.0.1:"
                                        + site.getAddress().getPort()
                                        + "/story.html?port="
                                        + port)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return new BrowserStory(site, browser);
    }

    @Override
    public void close() {
        browser.descendants().forEach(ProcessHandle::destroyForcibly);
        browser.destroyForcibly().onExit().join();
        site.stop(0);
    }
}
