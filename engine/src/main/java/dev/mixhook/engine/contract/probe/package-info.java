/**
 * Asks what a receiver did, not only what it answered: by HTTP, by a command, or in its database.
 * Imports delivery (for HTTP, so that the guard holds) and java.sql.
 */
@NullMarked
package dev.mixhook.engine.contract.probe;

import org.jspecify.annotations.NullMarked;
