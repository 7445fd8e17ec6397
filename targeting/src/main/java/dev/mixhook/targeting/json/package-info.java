/**
 * JSON as text and as values: pieces cut out as they stand, compared, summed, and read into {@code
 * value}, the one package that this one imports. Uses Jackson's streaming core.
 */
@NullMarked
package dev.mixhook.targeting.json;

import org.jspecify.annotations.NullMarked;
