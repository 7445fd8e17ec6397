package dev.mixhook.engine.contract.finding;

/**
 * What a failure brings about.
 *
 * @param strict whether a should counts as a must
 * @param failFast whether nothing more is tried once a must has failed
 */
public record Strictness(boolean strict, boolean failFast) {}
