/** Which tokens count, which service may call which, and which secrets a process needs. */
package market.carrot.access;
