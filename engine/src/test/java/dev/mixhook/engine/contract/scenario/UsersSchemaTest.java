package dev.mixhook.engine.contract.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema comes from its file alone. */
class UsersSchemaTest {
    @TempDir private Path folder;

    @Test
    void it_may_refer_to_its_own_definitions() throws IOException {
        UsersSchema schema =
                UsersSchema.read(
                        schema(
                                "{\"$ref\": \"#/$defs/none\", \"$defs\": {\"none\": {\"maxItems\": 0}}}"));
        assertThat(schema.errors("[]")).isEmpty();
        assertThat(schema.errors("[1]")).hasSize(1);
    }

    @Test
    void what_stands_elsewhere_is_asked_of_nobody() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            server.setSoTimeout(1);
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/users.json";
            assertRefused("{\"items\": {\"$ref\": \"" + url + "\"}}");
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.json", "file:///etc/hostname", "classpath:/x.json"})
    void nor_is_a_file_beside_it_read(String other) throws IOException {
        Files.writeString(folder.resolve("other.json"), "{}");
        assertRefused("{\"items\": {\"$ref\": \"" + other + "\"}}");
    }

    private void assertRefused(String schema) throws IOException {
        Path file = schema(schema);
        assertThatThrownBy(() -> UsersSchema.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("it needs another document, ")
                .hasMessageEndingWith(", which is not read; copy what a $ref means under $defs");
    }

    private Path schema(String json) throws IOException {
        return Files.writeString(folder.resolve("schema.json"), json);
    }
}
