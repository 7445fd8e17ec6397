package dev.mixhook.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.web.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may look at a page that is served, who may act, and how tabs are fed. */
@Timeout(60)
class PageServerTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final LivePage page = new LivePage(1L << 30);
    private final List<PageAction> acted = Collections.synchronizedList(new ArrayList<>());
    private int port;
    private PageServer server;

    @BeforeEach
    void start() throws IOException {
        port = FreePorts.next();
        server = PageServer.start(port, page, this::act, this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String act(PageAction action) throws PageActor.ActionRefusedException {
        if (action instanceof PageAction.Pause) {
            throw new PageActor.ActionRefusedException("it is paused");
        }
        acted.add(action);
        return "done";
    }

    private String answer(PageQuestion question) throws PageActor.ActionRefusedException {
        if (question instanceof PageQuestion.Find(String text) && text.isEmpty()) {
            throw new PageActor.ActionRefusedException("nobody is meant");
        }
        return question + "\n";
    }

    @Test
    void the_page_loads_nothing_but_its_own_and_is_in_no_frame() throws IOException {
        String answer = asked("GET / HTTP/1.1", "Host: localhost:" + port);
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains(
                        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';",
                        "frame-ancestors 'none'",
                        "X-Content-Type-Options: nosniff\r\n",
                        "Referrer-Policy: no-referrer\r\n",
                        "Cross-Origin-Resource-Policy: same-origin\r\n",
                        "Cache-Control: no-store\r\n");
        assertThat(answer).doesNotContain("http:", "https:").doesNotContain(token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page.css", "/page.js", "/libraries.js"})
    void what_it_loads_is_there_with_the_same_headers(String path) throws IOException {
        assertThat(asked("GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + port))
                .startsWith("HTTP/1.1 200 ")
                .contains("default-src 'none'", "nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:PORT",
                "localhost.evil.example:PORT",
                "localhost",
                "localhost:1",
                "127.0.0.2:PORT",
                ""
            })
    void whoever_asks_for_another_host_is_refused(String host) throws IOException {
        for (String request :
                List.of(
                        "GET /",
                        "GET /lines",
                        "GET /people?text=a",
                        "GET /page.js",
                        "POST /test")) {
            assertThat(asked(request + " HTTP/1.1", "Host: " + host.replace("PORT", "" + port)))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "LOCALHOST:PORT", "127.0.0.1:PORT", "[::1]:PORT"})
    void this_machine_is_answered_by_all_of_its_names(String host) throws IOException {
        assertThat(asked("GET / HTTP/1.1", "Host: " + host.replace("PORT", "" + port)))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost:1",
                "Origin: https://localhost:PORT",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void other_pages_can_neither_look_nor_act(String header) throws IOException {
        String sent = header.replace("PORT", "" + port);
        for (String request :
                List.of(
                        "GET /lines",
                        "GET /person?user=ana",
                        "GET /page.js",
                        "POST /test?campaign=free")) {
            assertThat(asked(request + " HTTP/1.1", host(), withToken(token()), sent))
                    .startsWith("HTTP/1.1 403 ");
        }
        assertThat(acted).isEmpty();
    }

    @Test
    void a_link_of_another_page_leads_here_and_nowhere_else() throws IOException {
        String[] link = {host(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"};
        assertThat(asked("GET / HTTP/1.1", link)).startsWith("HTTP/1.1 200 ");
        assertThat(asked("GET /lines HTTP/1.1", link)).startsWith("HTTP/1.1 403 ");
        assertThat(asked("POST / HTTP/1.1", link)).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "é", "00000000000000000000000000000000"})
    void who_has_no_token_or_a_wrong_one_cannot_act(String token) throws IOException {
        assertThat(asked("POST /test?campaign=free HTTP/1.1", host(), withToken(token)))
                .startsWith("HTTP/1.1 403 ");
        assertThat(asked("POST /test?campaign=free&token=" + token() + " HTTP/1.1", host()))
                .startsWith("HTTP/1.1 403 ");
        assertThat(acted).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/again?campaign=free&post=7, 'SendAgain[campaign=free, post=7]'",
        "/test?campaign=a+b%26c, Test[campaign=a b&c]",
        "/send?campaign=free&user=%C3%A9, 'SendNow[campaign=free, user=é]'",
        "/resume?campaign=free, Resume[campaign=free]"
    })
    void who_has_the_token_acts(String path, String action) throws IOException {
        assertThat(posted(path)).startsWith("HTTP/1.1 200 ").endsWith("done\n");
        assertThat(acted).hasToString('[' + action + ']');
    }

    @ParameterizedTest
    @CsvSource({
        "/people?text=plan%3A+pro, Find[text=plan: pro]",
        "/person?user=%C3%A9, Standing[user=é]",
        "/history?user=a%26b, History[user=a&b]"
    })
    void what_is_asked_is_answered_in_lines(String path, String question) throws IOException {
        assertThat(asked("GET " + path + " HTTP/1.1", host()))
                .startsWith("HTTP/1.1 200 ")
                .contains("application/x-ndjson", "nosniff")
                .endsWith(question + '\n');
        assertThat(asked("GET /people?text= HTTP/1.1", host()))
                .startsWith("HTTP/1.1 409 ")
                .endsWith("nobody is meant\n");
    }

    @Test
    void why_something_is_not_done_is_said() throws IOException {
        assertThat(posted("/pause?campaign=free"))
                .startsWith("HTTP/1.1 409 ")
                .endsWith("it is paused\n");
        assertThat(posted("/again?campaign=free&post=x")).startsWith("HTTP/1.1 404 ");
        assertThat(posted("/else")).startsWith("HTTP/1.1 404 ");
        assertThat(asked("PUT /test HTTP/1.1", host(), withToken(token())))
                .startsWith("HTTP/1.1 405 ");
    }

    @Test
    void a_tab_gets_the_head_what_is_kept_and_what_comes() throws IOException {
        begin();
        pause("one");
        try (Tab tab = new Tab()) {
            assertThat(tab.event()).contains("event: anew").anyMatch(isLine("head"));
            assertThat(tab.lines(2)).anyMatch(line -> line.contains("\"why\":\"one\""));
            pause("two");
            assertThat(tab.lines(1)).anyMatch(line -> line.contains("\"why\":\"two\""));
        }
    }

    @Test
    void a_tab_that_slept_gets_what_it_missed_alone() throws IOException {
        begin();
        String last;
        try (Tab tab = new Tab()) {
            tab.event();
            last = tab.idOf(tab.event());
        }
        pause("missed");
        try (Tab again = new Tab("Last-Event-ID: " + last)) {
            List<String> event = again.event();
            assertThat(event).doesNotContain("event: anew");
            assertThat(event).filteredOn(line -> line.startsWith("data: ")).hasSize(1);
            assertThat(event).anyMatch(line -> line.contains("missed"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"of-another-process-3", "3", "", "-1", "x-99999999999999999999"})
    void a_tab_of_another_process_begins_anew(String last) throws IOException {
        begin();
        try (Tab tab = new Tab("Last-Event-ID: " + last)) {
            assertThat(tab.event()).contains("event: anew");
        }
    }

    @Test
    void ten_tabs_that_read_nothing_hold_up_nobody() throws IOException {
        begin();
        List<Tab> tabs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tabs.add(new Tab());
        }
        String told = "x".repeat(10_000);
        for (int i = 0; i < 20_000; i++) {
            pause(told);
        }
        pause("the end");
        try (Tab reading = new Tab()) {
            List<String> event = reading.event();
            while (event.stream().noneMatch(line -> line.contains("the end"))) {
                event = reading.event();
            }
        }
        for (Tab tab : tabs) {
            tab.close();
        }
    }

    @Test
    void what_others_wrote_stays_within_its_line() throws IOException {
        begin();
        try (Tab tab = new Tab()) {
            tab.event();
            tab.event();
            pause("a\ndata: b\r\n\r\nevent: anew\n\n\u2028");
            assertThat(tab.event()).hasSize(2).noneMatch("event: anew"::equals);
        }
    }

    private void begin() {
        page.begin("receive", ZoneOffset.UTC, START);
    }

    private void pause(String why) {
        page.listener().tell(new EngineEvent.DeliveryPaused("free", START, why));
    }

    private static Predicate<String> isLine(String kind) {
        return line -> line.startsWith("data: {\"kind\":\"" + kind + '"');
    }

    private String token() {
        return server.address().substring(server.address().indexOf("token=") + 6);
    }

    private String host() {
        return "Host: localhost:" + port;
    }

    private static String withToken(String token) {
        return PageGuard.TOKEN + ": " + token;
    }

    private String posted(String path) throws IOException {
        return asked(
                "POST " + path + " HTTP/1.1",
                host(),
                "Origin: http://localhost:" + port,
                withToken(token()));
    }

    private String asked(String line, String... headers) throws IOException {
        try (Socket socket =
                connected(line, "Connection: close\r\n" + String.join("\r\n", headers))) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connected(String line, String headers) throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.getOutputStream()
                .write((line + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** A browser's tab that follows the lines. */
    private final class Tab implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader reader;

        private Tab(String... headers) throws IOException {
            // As HTTP/1.0, so that what comes is not cut into chunks.
            socket =
                    connected(
                            "GET /lines HTTP/1.0",
                            host()
                                    + "\r\n"
                                    + String.join("\r\n", headers)
                                    + (headers.length == 0 ? "X: y" : ""));
            reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
        }

        /** The next event with an id. */
        private List<String> event() throws IOException {
            List<String> event = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isEmpty() && event.stream().anyMatch(each -> each.startsWith("id: "))) {
                    return event;
                }
                if (line.isEmpty()) {
                    event.clear();
                } else {
                    event.add(line);
                }
            }
            throw new IOException("the stream has ended");
        }

        private String idOf(List<String> event) {
            return event.stream()
                    .filter(line -> line.startsWith("id: "))
                    .findFirst()
                    .orElseThrow()
                    .substring(4);
        }

        /** The lines of the next events, at least so many. */
        private List<String> lines(int least) throws IOException {
            List<String> lines = new ArrayList<>();
            while (lines.size() < least) {
                event().stream().filter(line -> line.startsWith("data: ")).forEach(lines::add);
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
