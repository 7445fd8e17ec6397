/**
 * The contract test of a receiver: what a contract says, the receiver that it is about, and its
 * run. Reports and commands import it.
 */
@NullMarked
package dev.mixhook.engine.contract;

import org.jspecify.annotations.NullMarked;
