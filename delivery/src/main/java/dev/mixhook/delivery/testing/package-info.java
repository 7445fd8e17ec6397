/**
 * A sender without a network, for tests of whatever sends. Imports {@code dev.mixhook.delivery} and
 * nothing else outside the JDK.
 */
@NullMarked
package dev.mixhook.delivery.testing;

import org.jspecify.annotations.NullMarked;
