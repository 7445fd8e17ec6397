/** The page to look at: what a run did, as lines of JSON, and the file that shows them. */
@NullMarked
package dev.mixhook.engine.page;

import org.jspecify.annotations.NullMarked;
