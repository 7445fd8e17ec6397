/**
 * The truth about what was sent: one row a POST, with its users. The only package that imports
 * java.sql, and so H2.
 */
@NullMarked
package dev.mixhook.engine.ledger;

import org.jspecify.annotations.NullMarked;
