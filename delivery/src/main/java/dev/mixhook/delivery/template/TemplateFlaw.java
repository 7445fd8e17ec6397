package dev.mixhook.delivery.template;

/**
 * Something in a template that cannot be right.
 *
 * @param line of the template, from 1
 * @param column of that line, from 1
 * @param message what was found, and what would be right
 */
public record TemplateFlaw(int line, int column, String message) {}
