package dev.mixhook.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** Compares what a page shows with what was said, and corrects the page if that is wanted. */
final class PageEditor implements AutoCloseable {
    private record Correction(int begin, int end, List<String> lines) {}

    private final Path page;
    private final boolean corrects;
    private final List<Correction> corrections = new ArrayList<>();
    private final SoftAssertions wrong = new SoftAssertions();

    PageEditor(Path page, boolean corrects) {
        this.page = page;
        this.corrects = corrects;
    }

    void compare(PageCommand command, String said) {
        PageOutput shown = new PageOutput(command.output());
        if (shown.matches(said)) {
            return;
        }
        int begin = command.line() - 1;
        if (corrects && !said.contains("our fault")) {
            int end = begin + command.output().size();
            corrections.add(new Correction(begin, end, shown.rewritten(said)));
            return;
        }
        wrong.assertThat(said)
                .as("%s:%d: %s", page, command.line(), command.text())
                .isEqualTo(String.join("\n", command.output()));
    }

    @Override
    public void close() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(page));
        for (Correction correction : corrections.reversed()) {
            List<String> place = lines.subList(correction.begin(), correction.end());
            place.clear();
            place.addAll(correction.lines());
        }
        if (!corrections.isEmpty()) {
            Files.writeString(page, String.join("\n", lines) + '\n');
        }
        wrong.assertAll();
    }
}
