/** Files that are read: regular ones alone. Imports nothing of ours. */
@NullMarked
package dev.mixhook.engine.files;

import org.jspecify.annotations.NullMarked;
