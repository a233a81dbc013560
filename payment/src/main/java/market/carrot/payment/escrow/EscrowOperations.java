package market.carrot.payment.escrow;

import java.util.List;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.paging.Page;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.web.Caller;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The REST operations on escrow. */
@Component("escrowOperations")
class EscrowOperations {
    private final Escrow escrow;
    private final Payments payments;

    EscrowOperations(Escrow escrow, Payments payments) {
        this.escrow = escrow;
        this.payments = payments;
    }

    public HoldAnswer hold(@Header("wtbId") long wtbId, @Body HoldRequest request) {
        return HoldAnswer.of(escrow.hold(wtbId, request.terms()));
    }

    public HoldAnswer refund(@Header("wtbId") long wtbId) {
        return HoldAnswer.of(escrow.refund(wtbId));
    }

    public HoldAnswer payOut(@Header("wtbId") long wtbId) {
        return HoldAnswer.of(escrow.payOut(wtbId));
    }

    public Payment get(@Header("paymentId") long paymentId, @ExchangeProperty(Caller.PROPERTY) String caller) {
        return payments.byId(paymentId, caller)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no such payment, or it is none of yours."));
    }

    /** A page, as every list; a trade has one payment, so there is never a second one. */
    public Page<Payment> find(
            @Header("wtbId") long wtbId,
            @ExchangeProperty(Caller.PROPERTY) String caller,
            @Header("after") String after) {
        Cursor.none(after);
        return new Page<>(payments.byTrade(wtbId, caller).map(List::of).orElse(List.of()), null);
    }
}
