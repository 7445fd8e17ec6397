/**
 * What came to a receiver, decoded and held against R-W1, R-W2, R-W3, R-W4, R-W5, R-W6. Imports the
 * receiver, and Jackson's streaming core.
 */
@NullMarked
package dev.mixhook.engine.inspection;

import org.jspecify.annotations.NullMarked;
