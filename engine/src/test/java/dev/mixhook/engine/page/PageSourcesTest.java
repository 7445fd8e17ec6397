package dev.mixhook.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageSourcesTest {
    @Test
    void a_copy_of_the_libraries_has_their_licences_with_it() {
        assertThat(PageSources.libraries())
                .startsWith("/*!")
                .contains(
                        "Jason Miller",
                        "Leon Sorokin",
                        "Google Inc., Apache License 2.0",
                        "The above copyright notice and this permission notice shall be included");
    }
}
