package dev.mixhook.engine.definition.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping that is of one of several shapes; the first counts whose sign is in it. */
public final class Forms implements Definition {
    private final String name;
    private final String description;
    private final List<Form> forms;

    /** A shape, and by what it is known; the sign of everything for those that are left. */
    private record Form(Sign sign, Definition definition) {}

    private Forms(String name, String description, List<Form> forms) {
        this.name = name;
        this.description = description;
        this.forms = forms;
    }

    /** A mapping of no form yet. */
    public static Forms of(String name, String description) {
        return new Forms(name, description, List.of());
    }

    /** These forms with a form more: mappings that have a key. */
    public Forms having(Key<?> key, Definition definition) {
        return with(new Sign.Has(key.name()), definition);
    }

    /**
     * These forms with a form more: mappings in which a word stands.
     *
     * @param path the keys down to it
     */
    public Forms saying(List<String> path, String word, Definition definition) {
        return with(new Sign.Says(path, word), definition);
    }

    /**
     * These forms with a form more: mappings of which nothing is known before environment variables
     * are filled in.
     *
     * @param path the keys down to the reference
     */
    public Forms referring(List<String> path, Definition definition) {
        return with(new Sign.Refers(path), definition);
    }

    /** These forms with all mappings that are of no other form. */
    public Forms otherwise(Definition definition) {
        return with(new Sign.Any(), definition);
    }

    private Forms with(Sign sign, Definition definition) {
        List<Form> all = new ArrayList<>(forms);
        all.add(new Form(sign, definition));
        return new Forms(name, description, List.copyOf(all));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Optional<Shape> of(Node.Mapping mapping) {
        return forms.stream()
                .filter(form -> form.sign().isIn(mapping))
                .findFirst()
                .flatMap(form -> form.definition().of(mapping));
    }

    @Override
    public JsonSchema schema() {
        JsonSchema none =
                JsonSchema.ANYTHING.with(
                        "anyOf", forms.stream().map(form -> form.sign().schema()).toList());
        JsonSchema chain = none;
        for (Form form : forms.reversed()) {
            JsonSchema shape = JsonSchema.of(form::definition);
            chain =
                    form.sign() instanceof Sign.Any
                            ? shape
                            : new JsonSchema(Map.of())
                                    .with("if", form.sign().schema())
                                    .with("then", shape)
                                    .with("else", chain);
        }
        return JsonSchema.type("object").with("description", description).and(chain);
    }
}
