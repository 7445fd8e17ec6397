/**
 * How users of a campaign stand by what its ledger tells: who is accepted, re-queued or given up,
 * how often and when. May import the ledger, and nothing above it.
 */
@NullMarked
package dev.mixhook.engine.state;

import org.jspecify.annotations.NullMarked;
