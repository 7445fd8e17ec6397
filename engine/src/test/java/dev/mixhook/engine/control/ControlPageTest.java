package dev.mixhook.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of control tells of all that there is. */
class ControlPageTest {
    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("../docs/control.md"));
    }

    @Test
    void it_has_each_operation_with_method_and_path() {
        assertThat(Operations.ALL)
                .allSatisfy(
                        operation ->
                                assertThat(page)
                                        .contains('`' + operation.name() + '`', shown(operation)));
    }

    private static String shown(Operation operation) {
        String ofSession = "/sessions/" + Operation.SESSION;
        String behind = operation.path().replace(ofSession, "");
        String path = behind.isEmpty() ? "" : '`' + behind + '`';
        return operation.method() + (operation.isOfSession() ? " …" : " ") + path;
    }

    @Test
    void it_has_each_code_with_its_status() {
        assertThat(Refusal.values())
                .allSatisfy(
                        refusal ->
                                assertThat(page)
                                        .containsPattern(
                                                "(?m)^\\|.*`"
                                                        + refusal.word()
                                                        + "`.*\\|.*\\b"
                                                        + refusal.status()));
    }

    @Test
    void it_has_each_key_of_a_session() {
        Map<?, ?> keys =
                (Map<?, ?>)
                        Objects.requireNonNull(OpenKeys.OPEN.schema().members().get("properties"));
        assertThat(keys.keySet()).allSatisfy(key -> assertThat(page).contains("`" + key + '`'));
    }
}
