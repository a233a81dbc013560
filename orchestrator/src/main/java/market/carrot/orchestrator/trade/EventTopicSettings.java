package market.carrot.orchestrator.trade;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events go.
 *
 * @param brokers Kafka's bootstrap servers
 * @param partitions of a topic that is not there yet: as many processes can read it side by side
 */
@ConfigurationProperties("carrot.events")
record EventTopicSettings(String brokers, String topic, @DefaultValue("3") int partitions) {}
