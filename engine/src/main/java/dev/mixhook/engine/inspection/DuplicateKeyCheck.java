package dev.mixhook.engine.inspection;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Whether a key is given twice in one object, which R-W4 and R-C4 rule out. */
final class DuplicateKeyCheck {
    private static final JsonFactory KEYS_ONCE =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private DuplicateKeyCheck() {}

    /**
     * Looks for the first one.
     *
     * @param json valid JSON, so that this is the only thing that can be wrong with it
     * @param rule that is broken by one
     */
    static void check(String json, String rule, FindingCollector findings) {
        try (JsonParser parser = KEYS_ONCE.createParser(ObjectReadContext.empty(), json)) {
            while (parser.nextToken() != null) {
                // Reading is enough.
            }
        } catch (StreamReadException e) {
            long place = e.getLocation().getCharOffset() + 1;
            findings.add(
                    rule,
                    "a key is given twice in one object",
                    "character " + place + " of the JSON");
        }
    }
}
