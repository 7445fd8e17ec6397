/**
 * Makes up the customers of a small tea and paper shop and what they did there, in Mixpanel's
 * export formats. Seeded: the same settings give the same bytes everywhere. Imports Jackson's
 * streaming core and nothing else outside the JDK.
 */
@NullMarked
package dev.mixhook.engine.generator;

import org.jspecify.annotations.NullMarked;
