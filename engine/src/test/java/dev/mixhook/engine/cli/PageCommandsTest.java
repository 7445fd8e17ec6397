package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each command line that README and the pages under {@code docs} show is run, and says what is
 * shown. {@code -Ddocs.write=true} writes onto the pages what was said, with the gaps that were
 * there; {@code -Ddocs.page=ledger} takes one page alone.
 */
@Timeout(120)
class PageCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final String PAGE = System.getProperty("docs.page", "");
    private static final boolean WRITE = Boolean.getBoolean("docs.write");

    /** What a block that is not run here is marked with, and what then has to be in it. */
    private static final Map<String, Pattern> NOT_RUN =
            Map.of(
                    "build", Pattern.compile("\\$ (mvn|\\./mvnw) "),
                    "packages", Pattern.compile("\\$ npm |\\$ node "),
                    "elsewhere", Pattern.compile("--allow-host "));

    @TempDir private Path folder;

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(page -> page.toString().endsWith(PAGE + ".md"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void each_command_line_says_what_its_page_shows(Path page) throws Exception {
        List<PageBlock> blocks = PageBlock.of(page);
        if (blocks.stream().noneMatch(PageBlock::isConsole)) {
            return;
        }
        Path stand = folder.toRealPath();
        try (PageShell shell = new PageShell(stand);
                PageEditor editor = new PageEditor(page, WRITE)) {
            for (PageBlock block : blocks) {
                play(block, shell, editor);
            }
        }
    }

    @Test
    void few_blocks_are_not_run_and_each_of_them_has_what_its_mark_says() throws IOException {
        List<PageBlock> notRun = new ArrayList<>();
        for (Path page : pages().toList()) {
            for (PageBlock block : PageBlock.of(page)) {
                if (isNotRun(block)) {
                    notRun.add(block);
                }
                assertThat(block.language()).as("%s:%d", page, block.line()).isNotIn("sh", "bash");
            }
        }
        assertThat(notRun)
                .hasSizeLessThanOrEqualTo(4)
                .allSatisfy(
                        block ->
                                assertThat(String.join("\n", block.lines()))
                                        .containsPattern(NOT_RUN.get(block.mark())));
    }

    private static boolean isNotRun(PageBlock block) {
        return block.isConsole() && NOT_RUN.containsKey(block.mark());
    }

    private static void play(PageBlock block, PageShell shell, PageEditor editor)
            throws IOException, InterruptedException {
        if (block.file().isPresent()) {
            show(block, block.file().get(), shell, editor);
        } else if (block.isConsole() && !block.mark().isEmpty() && !isNotRun(block)) {
            goOn(
                    shell.running(block.mark()),
                    new PageCommand(block.line(), block.mark(), block.lines()),
                    shell,
                    editor);
        } else if (block.isConsole() && !isNotRun(block)) {
            for (PageCommand command : block.commands()) {
                play(command, shell, editor);
            }
        }
    }

    private static void play(PageCommand command, PageShell shell, PageEditor editor)
            throws IOException, InterruptedException {
        if (command.goesOn()) {
            goOn(shell.start(command.text()), command, shell, editor);
        } else {
            editor.compare(command, shell.run(command.text()));
        }
    }

    /** Compares what a command has said since, until it was stopped by Ctrl-C if that is shown. */
    private static void goOn(
            RunningCommand running, PageCommand command, PageShell shell, PageEditor editor)
            throws InterruptedException {
        int stop = command.output().indexOf("^C");
        List<String> before = stop < 0 ? command.output() : command.output().subList(0, stop);
        PageOutput shown = new PageOutput(before);
        String said = shell.toShown(running.next(next -> shown.matches(shell.toShown(next))));
        editor.compare(new PageCommand(command.line(), command.text(), before), said);
        if (stop >= 0) {
            running.stop();
            List<String> after = command.output().subList(stop + 1, command.output().size());
            int line = command.line() + stop + 1;
            editor.compare(
                    new PageCommand(line, command.text() + " ^C", after),
                    shell.toShown(running.next(next -> false)));
        }
    }

    /** A file is compared with the project's of that name; one that is not there is written. */
    private static void show(PageBlock block, String name, PageShell shell, PageEditor editor)
            throws IOException {
        List<String> lines = block.lines().subList(1, block.lines().size());
        if (Files.exists(ROOT.resolve(name))) {
            String content = Files.readString(ROOT.resolve(name));
            editor.compare(new PageCommand(block.line() + 1, name, lines), content);
        } else {
            shell.write(name, lines);
        }
    }
}
