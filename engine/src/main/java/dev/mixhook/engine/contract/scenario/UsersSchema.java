package dev.mixhook.engine.contract.scenario;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mixhook.engine.files.RegularFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON Schema of the list of users that a POST carries. Its draft is the one that {@code $schema}
 * names, else 2020-12.
 *
 * @param file it was read from
 */
public record UsersSchema(Path file, Schema schema) {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String NEWEST = SpecificationVersion.DRAFT_2020_12.getDialectId();

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     * @throws IOException if the file cannot be read
     */
    public static UsersSchema read(Path file) throws IOException {
        String text = RegularFile.text(file);
        try {
            String dialect = JsonMapper.shared().readTree(text).path("$schema").asString(NEWEST);
            Schema schemas = REGISTRY.getSchema(SchemaLocation.of(dialect));
            List<Error> errors = schemas.validate(text, InputFormat.JSON);
            if (!errors.isEmpty()) {
                throw new IllegalArgumentException(shown(errors.getFirst()));
            }
            SchemaLocation location = SchemaLocation.of(file.toUri().toString());
            Schema schema = REGISTRY.getSchema(location, text, InputFormat.JSON);
            schema.initializeValidators();
            return new UsersSchema(file, schema);
        } catch (SchemaException | JacksonException e) {
            throw new IllegalArgumentException(reason(e), e);
        }
    }

    /** Nothing is fetched, from nowhere: whose schema it is may be another's. */
    private static @Nullable String reason(Exception failure) {
        return failure.getCause() instanceof FileNotFoundException elsewhere
                ? "it needs another document, %s, which is not read; copy what a $ref means under $defs"
                        .formatted(elsewhere.getMessage())
                : failure.getMessage();
    }

    /** What is wrong with a list of users. */
    List<String> errors(String json) {
        return schema.validate(json, InputFormat.JSON).stream().map(UsersSchema::shown).toList();
    }

    private static String shown(Error error) {
        return error.getInstanceLocation() + ": " + error.getMessage();
    }
}
