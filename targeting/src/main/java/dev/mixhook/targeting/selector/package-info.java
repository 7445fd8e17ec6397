/**
 * The one language of targeting: Mixpanel's selector expressions as a tree, and the structured
 * filters of campaign files, each defined as its translation into that tree (R-T10). Imports {@code
 * person} for values.
 */
@NullMarked
package dev.mixhook.targeting.selector;

import org.jspecify.annotations.NullMarked;
