package dev.mixhook.delivery;

import java.io.IOException;
import java.util.Set;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** POSTs on one connection, one after the other, with OkHttp's own sockets and with {@link NoDelaySockets}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class ConnectionBenchmark {
    private final Webhook webhook = Webhook.to(System.getProperty(Receiver.URL));
    private final byte[] body = UsersFormEncoder.encode(SampleBatches.all().getFirst(), JsonStyle.ASCII);
    private final OkHttpClient ours = new OkHttpClients(new EgressGuard(Set.of()), new Trust.Default()).of(webhook);
    private final OkHttpClient theirs =
            ours.newBuilder()
                    .socketFactory(SocketFactory.getDefault())
                    .connectionPool(new ConnectionPool())
                    .build();

    @Benchmark
    public int ours() throws IOException {
        return post(ours);
    }

    @Benchmark
    public int plain() throws IOException {
        return post(theirs);
    }

    private int post(OkHttpClient client) throws IOException {
        var request = new Request.Builder().url(webhook.target()).post(new OneShotBody(okhttp3.MediaType.get(MessagesFormat.CONTENT_TYPE), body));
        try (var response = client.newCall(request.build()).execute()) {
            return response.code();
        }
    }
}
