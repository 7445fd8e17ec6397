package dev.mixhook.engine.attempt;

/** Is told what happens, in order, on the engine's thread. */
@FunctionalInterface
public interface Journal {
    void tell(Happening happening);
}
