package market.carrot.orchestrator.broker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.stereotype.Component;

/** Kafka clients whose own metrics are the process's for as long as they live: a consumer that reconnects is a new one. */
@Component
class MeteredKafkaClients extends DefaultKafkaClientFactory {
    private final MeterRegistry metrics;

    MeteredKafkaClients(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public Producer<?, ?> getProducer(Properties settings) {
        return new MeteredProducer(settings, metrics);
    }

    @Override
    public Consumer<?, ?> getConsumer(Properties settings) {
        return new MeteredConsumer(settings, metrics);
    }

    private static final class MeteredProducer extends KafkaProducer<Object, Object> {
        private final KafkaClientMetrics shown = new KafkaClientMetrics(this);

        MeteredProducer(Properties settings, MeterRegistry metrics) {
            super(settings);
            shown.bindTo(metrics);
        }

        @Override
        public void close(Duration timeout) {
            shown.close();
            super.close(timeout);
        }
    }

    private static final class MeteredConsumer extends KafkaConsumer<Object, Object> {
        private final KafkaClientMetrics shown = new KafkaClientMetrics(this);

        MeteredConsumer(Properties settings, MeterRegistry metrics) {
            super(settings);
            shown.bindTo(metrics);
        }

        @Override
        public void close() {
            shown.close();
            super.close();
        }

        @Override
        public void close(Duration timeout) {
            shown.close();
            super.close(timeout);
        }
    }
}
