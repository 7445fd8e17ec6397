/**
 * The engine in this process. Classes of this package are loaded together with the engine's, apart
 * from the libraries of the tests; nobody names them but by their name.
 */
@NullMarked
package dev.mixhook.junit.engine;

import org.jspecify.annotations.NullMarked;
