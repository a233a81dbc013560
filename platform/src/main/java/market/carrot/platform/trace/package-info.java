/** Routes and calls as spans, where traces are wanted. A span is begun only where something is being traced already. */
package market.carrot.platform.trace;
