/**
 * One campaign while it runs: who is due, what is re-queued, its POSTs and what became of them
 * (rules D1 to D9). Imports the ledger, campaigns, targeting and delivery.
 */
@NullMarked
package dev.mixhook.engine.execution;

import org.jspecify.annotations.NullMarked;
