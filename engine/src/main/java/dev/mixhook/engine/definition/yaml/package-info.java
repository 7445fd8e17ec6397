/**
 * YAML as text, and what it holds with the place of everything in it: nodes, sections with their
 * keys, and problems. The only package that imports a parser of YAML; it knows no campaign.
 */
@NullMarked
package dev.mixhook.engine.definition.yaml;

import org.jspecify.annotations.NullMarked;
