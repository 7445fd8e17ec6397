package dev.mixhook.engine.contract.scenario;

import dev.mixhook.engine.ingestion.IngestSettings;

/**
 * Where Mixpanel's SDKs find a scenario while it is played.
 *
 * @param port 0 for any that is free
 */
public record IngestPort(int port, IngestSettings settings) {}
