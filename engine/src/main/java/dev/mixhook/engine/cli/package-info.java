/** The command line, one class a command. The only package that imports picocli. */
@NullMarked
package dev.mixhook.engine.cli;

import org.jspecify.annotations.NullMarked;
