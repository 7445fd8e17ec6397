package dev.mixhook.delivery.template;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The filter {@code json}: a value as JSON, a text with its quotes, what is missing as null. */
final class JsonFilter extends Filter {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    JsonFilter() {
        super("json");
    }

    @Override
    public Object apply(@Nullable Object value, TemplateContext context, Object... parameters) {
        return MAPPER.writeValueAsString(value);
    }
}
