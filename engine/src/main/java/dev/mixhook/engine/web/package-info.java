/**
 * The HTTP server of this process, on virtual threads: HttpCore, which the receiver has too, so
 * that it costs neither a jar nor time at the start, takes request lines of any length that is
 * allowed, and leaves the sockets to us, who bound them in number and in time. Imports HttpCore,
 * and nothing of the engine.
 */
@NullMarked
package dev.mixhook.engine.web;

import org.jspecify.annotations.NullMarked;
