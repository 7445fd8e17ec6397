package dev.mixhook.engine.contract.finding;

import dev.mixhook.engine.text.EnumWord;

/** How much hangs on it. */
public enum Grade {
    /** A receiver that does not do so loses users or takes them twice. */
    MUST,
    /** Seldom needed; a failure is shown, and the run goes well all the same. */
    SHOULD;

    /** In lower case. */
    public String shown() {
        return EnumWord.of(this);
    }
}
