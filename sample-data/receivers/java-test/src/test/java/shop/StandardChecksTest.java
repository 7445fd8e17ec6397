package shop;

import dev.mixhook.junit.Mixhook;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every receiver has to bear: large bodies, odd names, broken JSON, repeats. */
@ReceiverTest
class StandardChecksTest {
    @RegisterExtension
    static Mixhook mixhook = Mixhook.forChecks();

    @Autowired Orders orders;

    @TestFactory
    Stream<DynamicTest> standard(@LocalServerPort int port) {
        return mixhook.standardChecks("http://localhost:" + port + "/hooks/mixpanel", orders::of);
    }
}
