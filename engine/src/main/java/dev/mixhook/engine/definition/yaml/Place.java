package dev.mixhook.engine.definition.yaml;

/** Where in a file something stands, both counted from 1. */
public record Place(int line, int column) {}
