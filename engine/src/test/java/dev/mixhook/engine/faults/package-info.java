/**
 * Crashes and failing POSTs in random stories, judged by a small model of the rules. Shares no code
 * with engine.execution but its happenings; imports the engine, the ledger, campaigns and
 * targeting.
 */
@NullMarked
package dev.mixhook.engine.faults;

import org.jspecify.annotations.NullMarked;
