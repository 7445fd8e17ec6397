/**
 * How numbers, other people's texts and pages stand in what is printed. Imports nothing but the
 * JDK.
 */
@NullMarked
package dev.mixhook.engine.text;

import org.jspecify.annotations.NullMarked;
