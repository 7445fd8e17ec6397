/**
 * Campaign and project files, and the folders in which they lie: YAML in, campaigns or problems
 * with their places out.
 */
@NullMarked
package dev.mixhook.engine.definition;

import org.jspecify.annotations.NullMarked;
