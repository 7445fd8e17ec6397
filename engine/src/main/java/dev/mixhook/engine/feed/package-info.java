/**
 * Mixpanel's export formats in: people and what they did, each at its own instant. Imports
 * targeting's people and Jackson's streaming core.
 */
@NullMarked
package dev.mixhook.engine.feed;

import org.jspecify.annotations.NullMarked;
