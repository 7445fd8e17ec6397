package dev.mixhook.engine.contract.finding;

import java.time.LocalDate;

/**
 * A failure that is known and let pass for a while.
 *
 * @param check the id of a check, or the name of a scenario
 * @param until the last day on which it is let pass
 */
public record Waiver(String check, String because, LocalDate until) {}
