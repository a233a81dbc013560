/** One error model for every answer of the market: RFC 9457 problems with stable types. */
package market.carrot.platform.problem;
