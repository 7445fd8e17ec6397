/**
 * People as the evaluator sees them: profiles, the last 90 days of events, and the names that
 * matter. Imports Jackson's streaming core and nothing else outside the JDK.
 */
@NullMarked
package dev.mixhook.targeting.person;

import org.jspecify.annotations.NullMarked;
