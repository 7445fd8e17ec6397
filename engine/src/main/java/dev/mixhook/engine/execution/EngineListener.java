package dev.mixhook.engine.execution;

/** Is told what happens, in order, on the engine's thread. */
@FunctionalInterface
public interface EngineListener {
    void tell(EngineEvent event);
}
