package dev.mixhook.engine.text;

import java.util.Locale;

/** The constants of enums as files and reports have them: in small letters. */
public final class EnumWord {
    private EnumWord() {}

    /** Such as {@code unreachable}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
