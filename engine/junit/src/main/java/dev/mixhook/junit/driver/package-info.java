/**
 * What the kit asks of an engine, wherever that runs: in this process, apart from all other
 * libraries, or in one of its own. Not for use in tests.
 */
@NullMarked
package dev.mixhook.junit.driver;

import org.jspecify.annotations.NullMarked;
