package shop;

import dev.mixhook.junit.Mixhook;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The scenarios of a contract file, a test each. */
@ReceiverTest
class ContractTest {
    @RegisterExtension
    static Mixhook mixhook = Mixhook.forChecks();

    @TestFactory
    Stream<DynamicTest> contract(@LocalServerPort int port) {
        return mixhook.variable("PORT", String.valueOf(port)).contract("src/test/mixhook/receiver.yaml");
    }
}
