/**
 * What is claimed of a receiver, and what became of each claim. Knows nothing of how it is tried.
 */
@NullMarked
package dev.mixhook.engine.contract.finding;

import org.jspecify.annotations.NullMarked;
