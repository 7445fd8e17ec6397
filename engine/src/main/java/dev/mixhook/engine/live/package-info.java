/**
 * Campaigns in real time: drives the engine, and watches the files that it was started with. Reads
 * no clock but the one it is given.
 */
@NullMarked
package dev.mixhook.engine.live;

import org.jspecify.annotations.NullMarked;
