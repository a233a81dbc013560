package market.carrot.orchestrator.trade;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import market.carrot.local.engines.Database;
import market.carrot.local.engines.FreePorts;
import market.carrot.local.engines.TestEngines;
import market.carrot.orchestrator.Tokens;

/** All that one application of the role trade meets: real database, broker and coordinator, fake product and payment. */
final class Surroundings {
    final FakeProduct product;
    final FakePayment payment;
    final int port = FreePorts.next();
    final String topic;

    private final List<FakeService.Call> calls = FakeService.noCalls();
    private final Database database;

    Surroundings(String name) {
        product = new FakeProduct(calls);
        payment = new FakePayment(calls);
        topic = "wtb-events-" + name;
        database = TestEngines.postgres().database(name);
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("carrot.roles", "trade");
        properties.put("server.port", port);
        properties.put("management.server.port", 0);
        properties.put("carrot.trade.url", url());
        properties.put("carrot.product.url", product.url());
        properties.put("carrot.payment.url", payment.url());
        properties.put("carrot.coordinator.url", CoordinatorProcess.get().url());
        properties.put("carrot.identity.issuer-uri", Tokens.issuer());
        properties.put("carrot.identity.client-secret", "secret");
        properties.put("carrot.trade.database.url", database.url());
        properties.put("carrot.trade.database.username", database.user());
        properties.put("carrot.trade.database.password", database.password());
        properties.put("carrot.events.brokers", TestEngines.kafka().bootstrapServers());
        properties.put("carrot.events.topic", topic);
        // short, so that tests of silence are
        properties.put("carrot.payment.timeout-millis", 1000);
        properties.put("carrot.product.timeout-millis", 1000);
        properties.put("carrot.trade.sweep-millis", 200);
        properties.put("carrot.trade.terms.repeat-after", "2s");
        properties.put("carrot.trade.operations.stuck-after", "1s");
        properties.put("carrot.trade.operations.breakers-millis", 200);
        // as long as it may be, so that tests of waiting also see the end on a slow machine
        properties.put("carrot.trade.waiting.at-most", "14s");
        properties.put("carrot.samples.every", "500ms");
        properties.put("carrot.samples.rest", 0);
        // other applications have their trades at the same coordinator
        properties.put("carrot.trade.reconcile.sagas-every", "1h");
        return properties;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What was asked of product and payment for a trade, in order. */
    List<String> calls(long wtbId) {
        return calls.stream()
                .filter(call -> call.wtbId() == wtbId)
                .map(FakeService.Call::verb)
                .toList();
    }

    FakeService.Call call(long wtbId, String verb) {
        return calls.stream()
                .filter(call -> call.wtbId() == wtbId && call.verb().equals(verb))
                .findFirst()
                .orElseThrow();
    }

    /** All trades for which a verb was asked, in order. */
    List<Long> asked(String verb) {
        return calls.stream()
                .filter(call -> call.verb().equals(verb))
                .map(FakeService.Call::wtbId)
                .toList();
    }

    void recover() {
        product.recovers();
        payment.recovers();
    }
}
