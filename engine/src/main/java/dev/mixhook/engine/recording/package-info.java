/**
 * POSTs kept in a file and read from it, so that they can be sent again byte for byte. Imports what
 * a receiver tells, and report's NDJSON.
 */
@NullMarked
package dev.mixhook.engine.recording;

import org.jspecify.annotations.NullMarked;
