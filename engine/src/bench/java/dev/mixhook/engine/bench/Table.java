package dev.mixhook.engine.bench;

/** One table of measurements. */
interface Table {
    /** What it is called on the command line. */
    String name();

    /** Measures, and writes what it finds. */
    void measure(Bench bench, Report report) throws Exception;
}
