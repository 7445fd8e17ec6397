/** What a run tells people (console) and programs (NDJSON). Imports what happens from attempt. */
@NullMarked
package dev.mixhook.engine.report;

import org.jspecify.annotations.NullMarked;
