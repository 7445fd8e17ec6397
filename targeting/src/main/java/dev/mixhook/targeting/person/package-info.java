/**
 * People as the evaluator sees them: profiles, the last 90 days of events, and the names that
 * matter. Imports {@code json} and {@code value}.
 */
@NullMarked
package dev.mixhook.targeting.person;

import org.jspecify.annotations.NullMarked;
