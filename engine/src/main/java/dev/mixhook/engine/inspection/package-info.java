/**
 * What came to a receiver, decoded and held against rules W1 to W6. Imports the receiver, and
 * Jackson's streaming core.
 */
@NullMarked
package dev.mixhook.engine.inspection;

import org.jspecify.annotations.NullMarked;
