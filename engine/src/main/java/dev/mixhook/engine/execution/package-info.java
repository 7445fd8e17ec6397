/**
 * One campaign while it runs: who is due, what is re-queued, its POSTs and what became of them
 * (R-D1, R-D2, R-D3, R-D4, R-D5, R-D6, R-D7, R-D8, R-D9). Imports the delivery state, the ledger,
 * campaigns, targeting and delivery.
 */
@NullMarked
package dev.mixhook.engine.execution;

import org.jspecify.annotations.NullMarked;
