/**
 * What a process is asked about itself by those who watch it. What can be known only by asking somebody else (a database, a
 * broker, the coordinator) is asked by the process's one {@link market.carrot.vitals.Sampler}, now and then, however
 * often the process itself is asked: neither a scrape nor a probe ever waits for anybody.
 */
package market.carrot.vitals;
