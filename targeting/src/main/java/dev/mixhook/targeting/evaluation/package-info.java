/**
 * Evaluates a person at an instant: does the target match, and until when can time alone not change
 * that? Instants are milliseconds since the epoch (R-T11); there is no clock here. Imports {@code
 * person}, {@code selector}, {@code json} and {@code value}.
 */
@NullMarked
package dev.mixhook.targeting.evaluation;

import org.jspecify.annotations.NullMarked;
