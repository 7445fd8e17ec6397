/**
 * Campaign and project files: YAML in, campaigns or problems with their places out. The only
 * package that imports Jackson's YAML.
 */
@NullMarked
package dev.mixhook.engine.definition;

import org.jspecify.annotations.NullMarked;
