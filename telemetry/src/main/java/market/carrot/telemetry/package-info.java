/** What a process tells of its work: log lines and traces. Off, a trace costs nothing but a look at the thread. */
package market.carrot.telemetry;
