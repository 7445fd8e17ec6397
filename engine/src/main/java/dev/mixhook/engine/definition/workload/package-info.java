/**
 * Specifications of made-up data: YAML in, a workload or problems with their places out. Knows
 * neither campaigns nor contracts.
 */
@NullMarked
package dev.mixhook.engine.definition.workload;

import org.jspecify.annotations.NullMarked;
