/**
 * Sessions that tests in any language drive: the engine in virtual time behind one protocol, over
 * HTTP on this machine or over lines of JSON. {@code Operations} declares it; what is dispatched
 * and what is described is that one list.
 */
@NullMarked
package dev.mixhook.engine.control;

import org.jspecify.annotations.NullMarked;
