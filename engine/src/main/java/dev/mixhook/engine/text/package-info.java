/** How numbers and other people's texts stand in what is printed. Imports nothing but the JDK. */
@NullMarked
package dev.mixhook.engine.text;

import org.jspecify.annotations.NullMarked;
