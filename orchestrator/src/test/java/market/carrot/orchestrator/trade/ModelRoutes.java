package market.carrot.orchestrator.trade;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import market.carrot.orchestrator.trade.Endings.Ending;
import market.carrot.orchestrator.trade.SagaEnding.Verb;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** The steps of the trade's routes, in their order, with the real rules in each. */
final class ModelRoutes {
    private static final CamelContext CAMEL = new DefaultCamelContext();
    private static final ServiceAnswers ANSWERS = new ServiceAnswers(new ObjectMapper());
    private static final PurchaseRequest WISH = new PurchaseRequest(1, 3000, null);
    private static final String LRA = "http://coordinator/1";

    private final ModelTrade trade;

    ModelRoutes(ModelTrade trade) {
        this.trade = trade;
    }

    /** As request-purchase and trade: register the undo, commit the intent, reserve, hold, confirm. */
    ModelWork request(int process) {
        ModelWork work = new ModelWork(process);
        Exchange exchange = new DefaultExchange(CAMEL);
        work.then(
                fate -> expectOk(fate.call(trade.coordinator::start, trade.underway)),
                fate -> expectOk(fate.call(trade.coordinator::join, trade.underway)),
                fate -> fate.transaction(() -> {
                    Deal deal = new Deal(WISH, Trades.BUYER);
                    RequestKey key = new RequestKey("key", WISH);
                    trade.open(new Wtb(1, LRA, deal, key, Trades.TERMS, trade.now()));
                    return null;
                }),
                fate -> {
                    widen(exchange, UndoScope.RESERVATION);
                    send(exchange, fate, () -> trade.product.take(fate != Fate.REFUSED), ANSWERS::productUnavailable);
                    exchange.setProperty("reservation", ANSWERS.reserved(exchange));
                },
                fate -> {
                    widen(exchange, UndoScope.RESERVATION_AND_HOLD);
                    send(exchange, fate, () -> trade.payment.take(fate != Fate.REFUSED), ANSWERS::paymentUnavailable);
                    exchange.setProperty("payment", ANSWERS.held(exchange));
                },
                fate -> {
                    fate.transaction(() -> {
                        Wtb wtb = trade.row().orElseThrow();
                        Reservation reservation = exchange.getProperty("reservation", Reservation.class);
                        HeldPayment payment = exchange.getProperty("payment", HeldPayment.class);
                        trade.publish(wtb.request(reservation, payment, Trades.TERMS, trade.now()));
                        return null;
                    });
                    trade.acknowledged();
                });
        return work.onFailure(cause -> work.then(fate -> failRequest(work, exchange, cause, fate)));
    }

    private void failRequest(ModelWork work, Exchange exchange, Exception cause, Fate fate) throws IOException {
        UndoScope scope = exchange.getProperty(UndoScope.PROPERTY, UndoScope.class);
        Optional<Reservation> reservation = Optional.ofNullable(exchange.getProperty("reservation", Reservation.class));
        Refusal refusal = Refusal.because(cause, scope);
        endSaga(work, fate.transaction(() -> {
            trade.row().ifPresent(wtb -> wtb.refuse(refusal, reservation, Trades.TERMS, trade.now()));
            return trade.row()
                    .map(SagaEnding::of)
                    .orElseGet(() -> SagaEnding.cancelling(trade.isTombstone() ? null : LRA));
        }));
    }

    /** As accept-request, reject-request, cancel-request and finish-trade. */
    ModelWork ask(int process, ModelVerb verb, String caller) {
        ModelWork work = new ModelWork(process);
        return work.then(fate -> decide(work, fate, wtb -> verb.apply(wtb, caller, trade.now(), trade)));
    }

    /** As end-overdue-trade, for a trade that was claimed just now or a while ago. */
    ModelWork sweep(int process) {
        ModelWork work = new ModelWork(process);
        return work.then(fate -> decide(work, fate, wtb -> wtb.overdue(Trades.TERMS, trade.now())));
    }

    private interface Change {
        void apply(Wtb wtb);
    }

    private void decide(ModelWork work, Fate fate, Change change) throws IOException {
        if (trade.row().isPresent()) {
            Wtb wtb = trade.row().get();
            endSaga(work, fate.transaction(() -> {
                change.apply(wtb);
                return SagaEnding.of(wtb);
            }));
        }
    }

    /** As end-saga and the coordinator's client: an LRA that is ending already is left alone. */
    private void endSaga(ModelWork work, SagaEnding ending) {
        if (ending.verb() == Verb.NOTHING) {
            return;
        }
        Supplier<ModelAnswer> end = ending.verb() == Verb.CLOSE ? trade.coordinator::close : trade.coordinator::cancel;
        work.then(fate -> {
            ModelAnswer status = fate.call(trade.coordinator::status, trade.underway);
            if (status.status() == 404 || status.status() == 410) {
                endTrade(work, false);
            } else if (!status.body().endsWith("ING")) {
                work.then(put -> put.call(end, trade.underway));
            }
        });
    }

    /** As trade-closed and trade-cancelled. */
    ModelWork callback(int process, boolean closing) {
        ModelWork work = new ModelWork(process);
        endTrade(work, closing);
        return work.onFailure(notYet -> {});
    }

    private void endTrade(ModelWork work, boolean closing) {
        work.then(fate -> {
            Ending ending = fate.transaction(() -> trade.insertTombstone() || trade.isTombstone()
                    ? Ending.OVER
                    : endingOf(trade.row().orElseThrow(), closing));
            if (ending.settle()) {
                work.then(call(trade.payment::passOn), call(trade.product::passOn));
            }
            if (ending.refund()) {
                work.then(call(trade.payment::giveBack));
            }
            if (ending.release()) {
                work.then(call(trade.product::giveBack));
            }
            if (!ending.isOver()) {
                work.then(this::conclude);
            }
            work.then(answer -> {
                if (answer == Fate.DONE) {
                    trade.coordinator.answered(work);
                }
            });
        });
    }

    private Ending endingOf(Wtb wtb, boolean closing) {
        Outcome outcome = wtb.endBy(closing, Trades.TERMS, trade.now());
        return wtb.state().isFinal() ? Ending.OVER : Ending.of(outcome, wtb, false);
    }

    private void conclude(Fate fate) throws IOException {
        fate.transaction(() -> {
            trade.row().orElseThrow().end(trade.now()).ifPresent(trade::publish);
            return null;
        });
    }

    private ModelWork.Step call(Supplier<ModelAnswer> service) {
        return fate -> expectOk(fate.call(service, trade.underway));
    }

    private static void widen(Exchange exchange, UndoScope scope) {
        exchange.setProperty(UndoScope.PROPERTY, scope);
    }

    private interface Unavailable {
        void answer(Exchange exchange);
    }

    private void send(Exchange exchange, Fate fate, Supplier<ModelAnswer> service, Unavailable unavailable) {
        try {
            ModelAnswer answer = fate.call(service, trade.underway);
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
            exchange.getMessage().setBody(answer.body());
        } catch (IOException e) {
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, e);
            unavailable.answer(exchange);
        }
    }

    private static void expectOk(ModelAnswer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("answered " + answer.status());
        }
    }
}
