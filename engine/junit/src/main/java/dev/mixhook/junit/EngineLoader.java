package dev.mixhook.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Loads the engine and its libraries from the jars that the kit's jar carries, and of all other
 * classes those of the JDK and of this package alone.
 */
final class EngineLoader extends URLClassLoader {
    private static final String CARRIED = "META-INF/mixhook/";
    private static final String ENGINE = "mixhook.jar";
    private static final String API = "dev.mixhook.junit.";
    private static final String BRIDGE = API + "engine.";

    private final ClassLoader kit;

    private EngineLoader(URL[] jars, ClassLoader kit) {
        super("mixhook", jars, ClassLoader.getPlatformClassLoader());
        this.kit = kit;
    }

    /**
     * A loader of what a jar carries; where no jar is, as in the build of the kit, the kit's own.
     */
    static ClassLoader open() {
        ClassLoader kit = EngineLoader.class.getClassLoader();
        URL carried = kit.getResource(CARRIED + ENGINE);
        if (carried == null || !carried.getProtocol().equals("jar")) {
            return kit;
        }
        try {
            Path folder = Files.createTempDirectory("mixhook");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            Path engine = unpacked(kit, folder, ENGINE);
            for (String library : libraries(engine)) {
                unpacked(kit, folder, library);
            }
            // Its manifest names the libraries that lie beside it.
            return new EngineLoader(new URL[] {engine.toUri().toURL()}, kit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpacked(ClassLoader kit, Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        try (InputStream jar = kit.getResourceAsStream(CARRIED + name)) {
            if (jar == null) {
                throw new IOException("the kit's jar has no " + name);
            }
            Files.copy(jar, file);
        }
        return file;
    }

    private static String[] libraries(Path engine) throws IOException {
        try (JarFile jar = new JarFile(engine.toFile())) {
            return jar.getManifest()
                    .getMainAttributes()
                    .getValue(Attributes.Name.CLASS_PATH)
                    .split(" ");
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException ignored) {
            // Windows keeps jars that are open: they lie in the folder for what may be deleted.
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            if (name.startsWith(BRIDGE)) {
                return bridge(name);
            }
            return name.startsWith(API) ? kit.loadClass(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> bridge(String name) throws ClassNotFoundException {
        try (InputStream file = kit.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = file.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
