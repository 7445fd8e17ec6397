/**
 * Makes up people and events by a specification: how many, which names, and how their properties
 * are distributed. Written as they are drawn, in the order of time; the same settings give the same
 * bytes everywhere. Imports Jackson's streaming core and nothing else outside the JDK.
 */
@NullMarked
package dev.mixhook.engine.generator.workload;

import org.jspecify.annotations.NullMarked;
