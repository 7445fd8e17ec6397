/**
 * Values as the selector language sees them, the order of texts, and the dates that texts are.
 * Imports nothing outside the JDK.
 */
@NullMarked
package dev.mixhook.targeting.value;

import org.jspecify.annotations.NullMarked;
