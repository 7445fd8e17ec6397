/**
 * The real engine in virtual time inside a program of somebody else, driven step by step in the
 * words of scenarios: what test kits and control servers are made of. It knows none of them.
 */
@NullMarked
package dev.mixhook.engine.session;

import org.jspecify.annotations.NullMarked;
