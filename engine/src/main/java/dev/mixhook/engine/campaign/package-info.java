/**
 * What a campaign is: whom it is for, where it posts, and when. Imports targeting and delivery;
 * reads nothing.
 */
@NullMarked
package dev.mixhook.engine.campaign;

import org.jspecify.annotations.NullMarked;
