/**
 * POSTs that go wrong on purpose, by plan and repeatably. Imports {@code dev.mixhook.delivery} and
 * nothing else outside the JDK.
 */
@NullMarked
package dev.mixhook.delivery.faults;

import org.jspecify.annotations.NullMarked;
