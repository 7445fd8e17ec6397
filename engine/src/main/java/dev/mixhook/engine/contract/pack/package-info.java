/**
 * The standard pack: checks that every receiver of Mixpanel's webhooks has to pass, made-up users,
 * and how their requests are sent and judged.
 */
@NullMarked
package dev.mixhook.engine.contract.pack;

import org.jspecify.annotations.NullMarked;
