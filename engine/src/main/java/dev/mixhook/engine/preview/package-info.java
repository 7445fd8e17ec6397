/** Who would get a campaign, and when it runs next, told without sending anything. */
@NullMarked
package dev.mixhook.engine.preview;

import org.jspecify.annotations.NullMarked;
