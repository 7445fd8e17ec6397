/**
 * A receiver in this process, for when there is none yet. The only package that imports HttpCore;
 * imports nothing of the engine.
 */
@NullMarked
package dev.mixhook.engine.receiver;

import org.jspecify.annotations.NullMarked;
