/**
 * Targeting has one language: Mixpanel's selector expressions as a tree, and the structured filters
 * of campaign files, each defined as its translation into that tree (R-T10). Imports {@code value},
 * {@code json}, and {@code person} for its names.
 */
@NullMarked
package dev.mixhook.targeting.selector;

import org.jspecify.annotations.NullMarked;
