/** The composition root: campaigns, data, a sender and a ledger become a run. */
@NullMarked
package dev.mixhook.engine;

import org.jspecify.annotations.NullMarked;
