/**
 * How much memory data will take, estimated before it is read, and what would take less. Imports
 * the feed's sample and the campaigns.
 */
@NullMarked
package dev.mixhook.engine.memory;

import org.jspecify.annotations.NullMarked;
