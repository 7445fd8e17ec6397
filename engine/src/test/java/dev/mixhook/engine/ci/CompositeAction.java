package dev.mixhook.engine.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A composite action whose scripts run as GitHub's runner runs them on Linux: by bash, with what
 * stands for expressions put into the environment. Other actions that it uses do nothing.
 */
final class CompositeAction {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([\\w.-]+) }}");
    private static final Pattern CONDITION = Pattern.compile("([\\w.-]+) == '(\\w*)'");

    private final YamlTree action;
    private final Path temporary;
    private final Map<String, String> environment;
    private final Map<String, String> context = new HashMap<>();
    private final StringBuilder log = new StringBuilder();
    private final List<String> used = new ArrayList<>();

    /**
     * What came of it.
     *
     * @param exit of the last step that ran
     * @param used the other actions that would have run
     */
    record Ended(int exit, String log, Map<String, String> outputs, List<String> used) {}

    /**
     * @param context what else expressions stand for, by their names
     * @param environment what the runner adds to it
     */
    private CompositeAction(
            YamlTree action,
            Path temporary,
            Map<String, String> context,
            Map<String, String> environment) {
        this.action = action;
        this.temporary = temporary;
        this.context.putAll(context);
        this.environment = environment;
    }

    /**
     * Runs its steps up to the first that fails.
     *
     * @param inputs those that are given; the others have their defaults
     * @param temporary a folder for the runner's files
     */
    static Ended run(
            Path file,
            Path workspace,
            Path temporary,
            Map<String, String> inputs,
            Map<String, String> context,
            Map<String, String> environment)
            throws IOException, InterruptedException {
        CompositeAction action =
                new CompositeAction(YamlTree.read(file), temporary, context, environment);
        action.action
                .at("inputs")
                .entries()
                .forEach(
                        (name, input) ->
                                action.context.put(
                                        "inputs." + name,
                                        inputs.getOrDefault(name, input.at("default").text())));
        return action.steps(workspace);
    }

    private Ended steps(Path workspace) throws IOException, InterruptedException {
        int exit = 0;
        for (YamlTree step : action.at("runs").at("steps").items()) {
            if (exit == 0 && isDue(step)) {
                exit = step(step, workspace);
            }
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        action.at("outputs")
                .entries()
                .forEach((name, output) -> outputs.put(name, filled(output.at("value").text())));
        return new Ended(exit, log.toString(), outputs, used);
    }

    private boolean isDue(YamlTree step) {
        String condition = step.at("if").text();
        if (condition.isEmpty()) {
            return true;
        }
        Matcher equals = CONDITION.matcher(condition);
        assertThat(equals.matches()).as(condition).isTrue();
        return context.getOrDefault(equals.group(1), "").equals(equals.group(2));
    }

    private int step(YamlTree step, Path workspace) throws IOException, InterruptedException {
        if (!step.at("uses").text().isEmpty()) {
            used.add(step.at("uses").text());
            return 0;
        }
        assertThat(step.at("shell").text()).isEqualTo("bash");
        Path script = Files.createTempFile(temporary, "step", ".sh");
        Files.writeString(script, step.at("run").text());
        Path output = Files.createTempFile(temporary, "output", "");
        Path said = Files.createTempFile(temporary, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(
                        "bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString());
        builder.directory(folder(step, workspace).toFile());
        builder.environment().putAll(environment);
        builder.environment().put("GITHUB_OUTPUT", output.toString());
        builder.environment().put("RUNNER_TEMP", temporary.toString());
        step.at("env")
                .entries()
                .forEach((name, value) -> builder.environment().put(name, filled(value.text())));
        Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        log.append(Files.readString(said));
        for (String line : Files.readAllLines(output)) {
            String[] parts = line.split("=", 2);
            context.put("steps." + step.at("id").text() + ".outputs." + parts[0], parts[1]);
        }
        return process.exitValue();
    }

    private Path folder(YamlTree step, Path workspace) {
        return Optional.of(filled(step.at("working-directory").text()))
                .map(workspace::resolve)
                .orElse(workspace);
    }

    private String filled(String text) {
        return EXPRESSION
                .matcher(text)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String expression) {
        return context.getOrDefault(expression, "");
    }
}
