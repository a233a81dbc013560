/**
 * One idempotency key has one answer. A service that takes keys imports {@link
 * market.carrot.platform.idempotency.IdempotencyConfiguration} and has the table {@code idempotency_key} in its database.
 */
package market.carrot.platform.idempotency;
