/**
 * A receiver in this process, for when there is none yet. Imports HttpCore, and the server's
 * sockets and answers.
 */
@NullMarked
package dev.mixhook.engine.receiver;

import org.jspecify.annotations.NullMarked;
