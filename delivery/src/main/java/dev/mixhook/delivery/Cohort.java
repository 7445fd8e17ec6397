package dev.mixhook.delivery;

/**
 * A cohort, as its receiver is told of it (R-C2).
 *
 * @param description empty where it has none, and is not told then
 */
public record Cohort(long id, String name, String description, long projectId) {}
