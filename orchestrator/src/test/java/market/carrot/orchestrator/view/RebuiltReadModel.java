package market.carrot.orchestrator.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import market.carrot.local.engines.TestEngines;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For the tests of rebuilds: a view of some trades, which is to be the same afterwards. */
abstract class RebuiltReadModel extends RunningReadModel {
    static final String REBUILD = "/operations/read-model/rebuild";
    static final String BECAUSE = "{\"reason\": \"A test\"}";

    @Autowired
    @Qualifier("viewClient")
    JdbcClient view;

    String before;
    private List<TradeStory> trades;

    @BeforeEach
    void aViewOfSomeTrades() {
        trades = Stream.generate(() -> TradeStory.between("collector", "shop"))
                .limit(20)
                .toList();
        trades.forEach(trade -> publish(trade, trade.requested(), trade.accepted()));
        publish(trades.get(0), "no event", trades.get(0).finished());
        awaitVersion(trades.get(0), 3);
        trades.stream().skip(1).forEach(trade -> awaitVersion(trade, 2));
        before = everything();
    }

    JsonNode awaitRebuild(String state) {
        return eventually()
                .until(this::rebuild, rebuild -> rebuild.get("state").asText().equals(state));
    }

    JsonNode rebuild() {
        return operations("/operations/read-model").get("rebuild");
    }

    void goesOn() {
        TradeStory later = TradeStory.begin();
        publish(later, later.requested());
        awaitVersion(later, 1);
    }

    /** The lists and every timeline of the trades, as their buyer sees them. */
    String everything() {
        StringBuilder all =
                new StringBuilder(json("collector", "/myPages?limit=100").toString());
        trades.forEach(trade ->
                all.append(get(trade.buyer(), "/myPages/" + trade.wtbId()).body()));
        return all.toString();
    }

    static void forgetOffsets() throws Exception {
        try (Admin kafka = kafka()) {
            kafka.deleteConsumerGroups(List.of("read-model")).all().get();
        }
    }

    static Admin kafka() {
        return Admin.create(Map.of("bootstrap.servers", TestEngines.kafka().bootstrapServers()));
    }
}
