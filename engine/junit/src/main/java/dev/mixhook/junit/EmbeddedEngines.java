package dev.mixhook.junit;

import dev.mixhook.junit.driver.Engines;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * The engine in this process. It is loaded once, apart from the libraries of the tests, which may
 * be other versions of the same ones; while it works, its libraries find each other by the class
 * loader of the thread.
 */
final class EmbeddedEngines {
    private static final int RELEASE = 25;
    private static final String NAME = "dev.mixhook.junit.engine.EmbeddedEngine";

    private EmbeddedEngines() {}

    private static final LoadedOnce<Engines> ENGINES = new LoadedOnce<>(EmbeddedEngines::load);

    /**
     * The engines of this process.
     *
     * @throws IllegalStateException if its Java is too old, or the engine cannot be loaded
     */
    static Engines get() {
        int release = Runtime.version().feature();
        if (release < RELEASE) {
            throw new IllegalStateException(
                    "In the process of the tests mixhook needs Java %d, and this is %d. With an older one it runs in a process of its own: process(\"/path/to/mixhook\")"
                            .formatted(RELEASE, release));
        }
        return ENGINES.get();
    }

    private static Engines load() {
        ClassLoader loader = EngineLoader.open();
        try {
            Object engines = loader.loadClass(NAME).getConstructor().newInstance();
            return inLoader(loader, Engines.class, engines);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the engine in this jar cannot be loaded", e);
        }
    }

    private static <T> T inLoader(ClassLoader loader, Class<T> type, Object target) {
        InvocationHandler handler = new InLoader(loader, target);
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls with the engine's class loader as that of the thread; what comes back does so too. */
    private record InLoader(ClassLoader loader, Object target) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(
                Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                Object result = method.invoke(target, arguments);
                Class<?> type = method.getReturnType();
                boolean isDriven = type.getPackageName().equals(Engines.class.getPackageName());
                return result != null && isDriven && type.isInterface()
                        ? inLoader(loader, type, result)
                        : result;
            } catch (InvocationTargetException e) {
                throw EngineFailure.plainly(e.getCause() == null ? e : e.getCause());
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
