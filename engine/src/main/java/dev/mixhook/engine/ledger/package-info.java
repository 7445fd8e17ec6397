/**
 * The truth about what was sent: one row a POST, with its users, in memory or in a folder that one
 * process holds. The only package that imports java.sql, H2, HikariCP and Flyway.
 */
@NullMarked
package dev.mixhook.engine.ledger;

import org.jspecify.annotations.NullMarked;
