/**
 * A receiver in this process, for when there is none yet. Imports the JDK's HTTP server and nothing
 * of the engine.
 */
@NullMarked
package dev.mixhook.engine.receiver;

import org.jspecify.annotations.NullMarked;
