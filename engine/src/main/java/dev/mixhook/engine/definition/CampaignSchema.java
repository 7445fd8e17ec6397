package dev.mixhook.engine.definition;

import dev.mixhook.engine.definition.yaml.SchemaText;

/** The JSON Schema of campaign files, made of what its reader reads by (draft 2020-12). */
public final class CampaignSchema {
    private CampaignSchema() {}

    /** The schema, indented by two blanks, with an end of line. */
    public static String text() {
        return SchemaText.of("A campaign file of mixhook", CampaignKeys.DOCUMENT);
    }
}
