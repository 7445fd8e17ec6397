/**
 * Scenarios of a contract: the engine on their people and events, in virtual time and over real
 * HTTP, and what they expect of it. The only package that imports JSON Schema.
 */
@NullMarked
package dev.mixhook.engine.contract.scenario;

import org.jspecify.annotations.NullMarked;
