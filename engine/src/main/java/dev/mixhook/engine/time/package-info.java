/**
 * When things happen: an agenda of due instants, and what drives it. Imports nothing of the engine.
 */
@NullMarked
package dev.mixhook.engine.time;

import org.jspecify.annotations.NullMarked;
