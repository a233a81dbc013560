package market.carrot.orchestrator.trade;

import jakarta.persistence.Embeddable;

/** How a repeated request is recognised: the client's idempotency key, if it sent one, and what was asked for under it. */
@Embeddable
class RequestKey {
    private String idempotencyKey;
    private String requestFingerprint;

    protected RequestKey() {}

    RequestKey(String idempotencyKey, PurchaseRequest request) {
        this.idempotencyKey = idempotencyKey;
        this.requestFingerprint = request.fingerprint();
    }

    boolean stoodFor(PurchaseRequest request) {
        return request.fingerprint().equals(requestFingerprint);
    }
}
