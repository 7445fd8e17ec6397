package dev.mixhook.targeting.selector;

/**
 * Carries the first problem of a selector from where it is found to {@link SelectorParser#parse}.
 */
final class SelectorSyntax extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int start;

    /**
     * @param start where it is, from 0
     */
    SelectorSyntax(int start, String message) {
        super(message, null, false, false);
        this.start = start;
    }

    Parsed.Invalid problem() {
        return new Parsed.Invalid(start + 1, String.valueOf(getMessage()));
    }
}
