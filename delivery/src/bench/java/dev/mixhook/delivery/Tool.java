package dev.mixhook.delivery;

import java.io.IOException;

/** Programs that may be installed or not. */
public final class Tool {
    private Tool() {}

    public static boolean isThere(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    >= 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
