/**
 * The contract test of a receiver: the standard pack of checks, scenarios, and what became of them.
 * Imports delivery, and of the engine what campaigns and runs are; reports and commands import it.
 */
@NullMarked
package dev.mixhook.engine.contract;

import org.jspecify.annotations.NullMarked;
