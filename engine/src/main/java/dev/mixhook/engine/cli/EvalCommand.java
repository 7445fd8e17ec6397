package dev.mixhook.engine.cli;

import dev.mixhook.engine.files.IrregularFileException;
import dev.mixhook.engine.files.RegularFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mixhook eval}: selectors tried line by line. */
@Command(
        name = "eval",
        description = {
            "Evaluates selectors, a JSON object a line in and one out.",
            "In: {\"selector\": TEXT or TREE, \"properties\": {…}, \"event\": {…}?, \"now\": ISO?, \"parse\": true?}",
            "Out: {\"value\": …, \"matches\": true|false, \"until\": ISO|null} or {\"error\": …, \"column\": …}"
        },
        mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where the lines stand. Default, and as -: standard input.")
    private @Nullable Path file;

    EvalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path named = file == null ? Path.of("-") : file;
        EvalLine line = new EvalLine(terminal.clock().instant());
        try (InputStream in =
                        StandardInput.isMeant(named) ? terminal.in() : RegularFile.open(named);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                if (!text.isBlank()) {
                    terminal.out().print(line.answer(text.replaceFirst("^\uFEFF", "")) + '\n');
                }
            }
            return ExitCode.DONE;
        } catch (NoSuchFileException _) {
            return terminal.badInput("There is no such file: " + named);
        } catch (IrregularFileException e) {
            return terminal.badInput(named + " is " + e.getMessage());
        } catch (IOException e) {
            return terminal.badInput("Not readable: " + e.getMessage());
        }
    }
}
