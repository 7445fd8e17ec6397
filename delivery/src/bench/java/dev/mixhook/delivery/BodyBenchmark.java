package dev.mixhook.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.ObjectMapper;

/** The body of fifty users, from the profiles as they are stored. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BodyBenchmark {
    private final List<Batch> batches = SampleBatches.all();
    private final ObjectMapper mapper = new ObjectMapper();
    private int next;

    @Benchmark
    public byte[] ours() {
        return UsersFormEncoder.encode(batch(), JsonStyle.ASCII);
    }

    /** The plain way: read each profile, write the list, encode the text. */
    @Benchmark
    public byte[] plain() {
        var users = mapper.createArrayNode();
        for (var recipient : batch().recipients()) {
            users.addObject()
                    .put("$distinct_id", recipient.distinctId())
                    .set("$properties", mapper.readTree(recipient.stored()));
        }
        var json = mapper.writeValueAsString(users);
        var form = "users=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
        return form.getBytes(StandardCharsets.US_ASCII);
    }

    private Batch batch() {
        next = (next + 1) % batches.size();
        return batches.get(next);
    }
}
