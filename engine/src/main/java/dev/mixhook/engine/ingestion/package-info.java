/**
 * What Mixpanel's SDKs send, decoded, validated, written to two journals and answered, byte for
 * byte as Mixpanel does. Knows no HTTP but for answers by a script; imports the feed, whose forms
 * the journals have.
 */
@NullMarked
package dev.mixhook.engine.ingestion;

import org.jspecify.annotations.NullMarked;
