package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.definition.yaml.SchemaText;

/** The JSON Schema of contract files, made of what its reader reads by (draft 2020-12). */
public final class ContractSchema {
    private ContractSchema() {}

    /** The schema, indented by two blanks, with an end of line. */
    public static String text() {
        return SchemaText.of("A contract file of mixhook", ContractKeys.DOCUMENT);
    }
}
