/** Ingestion over HTTP, for apps and pages on this machine. */
@NullMarked
package dev.mixhook.engine.ingestion.http;

import org.jspecify.annotations.NullMarked;
