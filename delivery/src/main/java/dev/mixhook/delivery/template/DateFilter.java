package dev.mixhook.delivery.template;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import liqp.TemplateContext;
import liqp.filters.Filter;
import liqp.parser.Flavor;
import org.jspecify.annotations.Nullable;

/**
 * The filter {@code date} of Liquid, to which {@code now} and {@code today} are when the template
 * is filled in: the library's own asks the system's clock.
 */
final class DateFilter extends Filter {
    private static final String NAME = "date";

    private final Filter dates = Flavor.LIQUID.getFilters().get(NAME);
    private final Supplier<Instant> now;

    /**
     * @param now when the template is filled in
     */
    DateFilter(Supplier<Instant> now) {
        super(NAME);
        this.now = now;
    }

    @Override
    public Object apply(@Nullable Object value, TemplateContext context, Object... parameters) {
        return dates.apply(isNow(value, context) ? present() : value, context, parameters);
    }

    private boolean isNow(@Nullable Object value, TemplateContext context) {
        if (isArray(value)) {
            Object[] only = asArray(value, context);
            return only.length == 1 && isNow(asString(only[0], context));
        }
        return isNow(asString(value, context));
    }

    private static boolean isNow(String text) {
        return text.equals("now") || text.equals("today");
    }

    private Object present() {
        return now.get().atZone(ZoneOffset.UTC);
    }
}
