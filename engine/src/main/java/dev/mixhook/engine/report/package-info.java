/**
 * What commands print, for people and for programs (NDJSON, JUnit XML); it computes nothing that is
 * sent.
 */
@NullMarked
package dev.mixhook.engine.report;

import org.jspecify.annotations.NullMarked;
