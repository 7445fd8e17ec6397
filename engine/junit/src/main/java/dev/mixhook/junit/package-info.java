/**
 * Mixpanel's side of webhooks in the tests of a receiver: the real engine in virtual time, as a
 * JUnit extension or by itself. {@link dev.mixhook.junit.Mixhook} is where to begin.
 */
@NullMarked
package dev.mixhook.junit;

import org.jspecify.annotations.NullMarked;
