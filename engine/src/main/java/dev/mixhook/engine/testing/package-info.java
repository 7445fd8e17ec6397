/**
 * The engine in time that is moved by hand, for tests of campaigns and of what is built on the
 * engine. Nothing goes over a network and nothing sleeps: {@link
 * dev.mixhook.engine.testing.ManualEngine} is where to begin. Needs no test framework; the rest of
 * the engine does not use it.
 */
@NullMarked
package dev.mixhook.engine.testing;

import org.jspecify.annotations.NullMarked;
