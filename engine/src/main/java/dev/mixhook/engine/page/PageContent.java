package dev.mixhook.engine.page;

import dev.mixhook.engine.web.WebRequest.Header;
import dev.mixhook.engine.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The files of a page that is served: itself, its style, and its scripts. */
final class PageContent {
    private static final Map<String, Resource> RESOURCES =
            Map.of(
                    "/", new Resource("text/html; charset=UTF-8", PageSources::live),
                    "/page.css", new Resource("text/css; charset=UTF-8", PageSources::style),
                    "/page.js", new Resource("text/javascript; charset=UTF-8", PageSources::script),
                    "/libraries.js",
                            new Resource("text/javascript; charset=UTF-8", PageSources::libraries));

    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    private record Resource(String type, Supplier<String> content) {}

    /** The file at a path; empty if there is none. */
    Optional<WebResponse> at(String path) {
        return Optional.ofNullable(RESOURCES.get(path))
                .map(
                        resource ->
                                new WebResponse(
                                        200,
                                        List.of(new Header("Content-Type", resource.type())),
                                        read.computeIfAbsent(path, _ -> bytes(resource))));
    }

    private static byte[] bytes(Resource resource) {
        return resource.content().get().getBytes(StandardCharsets.UTF_8);
    }
}
