package dev.mixhook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} draws the packages and names the classes that are there. */
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final String ROOT = "dev.mixhook.";

    private static final Pattern DRAWING = Pattern.compile("(?s)```mermaid\\n(.*?)```");
    private static final Pattern PACKAGE =
            Pattern.compile("(?m)^ *((?:engine|targeting|delivery)[.a-z]*)$");
    private static final Pattern ARROW = Pattern.compile("(?m)^ *([.a-z]+) --> ([.a-z]+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([.a-z]+)` \\| .+ \\|$");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]*)`");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.mixhook");

    @Test
    void each_package_is_in_the_drawing_and_has_a_line_and_no_other() throws IOException {
        assertThat(found(PACKAGE, drawing())).isEqualTo(packages());
        assertThat(found(ROW, page())).isEqualTo(packages());
    }

    @Test
    void each_arrow_is_a_use() throws IOException {
        assertThat(ARROW.matcher(drawing()).results())
                .isNotEmpty()
                .allSatisfy(
                        arrow ->
                                assertThat(uses(arrow.group(1)))
                                        .as(arrow.group())
                                        .contains(arrow.group(2)));
    }

    @Test
    void each_class_that_is_named_is_there() throws IOException {
        Set<String> there =
                Stream.concat(
                                CLASSES.stream().map(JavaClass::getSimpleName),
                                Stream.of(ArchitectureTest.class.getSimpleName()))
                        .collect(Collectors.toSet());
        assertThat(there).containsAll(found(CLASS, page()));
    }

    private static Set<String> packages() {
        return CLASSES.stream()
                .map(ArchitecturePageTest::packageOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> uses(String user) {
        return CLASSES.stream()
                .filter(one -> packageOf(one).equals(user))
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .map(use -> use.getTargetClass())
                .filter(used -> used.getPackageName().startsWith(ROOT))
                .map(ArchitecturePageTest::packageOf)
                .collect(Collectors.toSet());
    }

    private static String packageOf(JavaClass one) {
        return one.getPackageName().substring(ROOT.length());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String drawing() throws IOException {
        return DRAWING.matcher(page())
                .results()
                .map(drawing -> drawing.group(1))
                .collect(Collectors.joining());
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }
}
