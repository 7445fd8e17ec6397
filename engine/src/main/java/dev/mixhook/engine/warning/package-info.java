/**
 * What is not wrong in campaigns and data, and cannot do what its writer meant. Imports campaigns,
 * definitions, the feed and targeting, and nothing that sends or prints.
 */
@NullMarked
package dev.mixhook.engine.warning;

import org.jspecify.annotations.NullMarked;
