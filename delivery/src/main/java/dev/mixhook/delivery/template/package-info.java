/**
 * What an event becomes in the body of a stream: templates in Liquid, by the library Liqp, which
 * lives here alone. Imports nothing else of mixhook.
 */
@NullMarked
package dev.mixhook.delivery.template;

import org.jspecify.annotations.NullMarked;
