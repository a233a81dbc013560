package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.market.Transfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that a client repeats under its {@code Idempotency-Key}, not knowing whether it arrived. */
class IdempotencyIT extends Story {
    private final Product socks = seller.lists("Socks", PRICE, 5);
    private final String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
    private final long before = buyer.balance();

    @Test
    void theSameKeyTwiceGivesTheSameAnswerAndOneCharge() {
        Answer first = buyer.asksFor(socks, key).is(201);
        Answer again = buyer.asksFor(socks, key).is(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(buyer.balance()).isEqualTo(before - PRICE);
        socks.now().has("/available", 4);
    }

    @Test
    void theSameKeyStillGivesItsFirstAnswerWhenTheTradeWentOn() {
        Answer first = buyer.asksFor(socks, key).is(201);
        Trade trade = new Trade(first.number("/wtbId"), socks, buyer);
        seller.rejects(trade).is(200);

        buyer.asksFor(socks, key).is(201).has("/wtbId", trade.wtbId()).has("/state", "Requested");

        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.refund(trade));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedAndChargesNothing() {
        Product other = seller.lists("Hat", PRICE);
        buyer.asksFor(socks, key).is(201);

        buyer.asksFor(other, key).isProblem(422, "idempotency-key-reused");

        assertThat(buyer.balance()).isEqualTo(before - PRICE);
        other.now().has("/state", "OnSale");
    }

    @Test
    void aRefusalIsRepeatedTooAndANewKeyTriesAgain() {
        Person poor = market.someone();
        Answer first = poor.asksFor(socks, key).isProblem(402, "insufficient-funds");
        poor.deposits(PRICE);

        poor.asksFor(socks, key).isProblem(402, "insufficient-funds").has("/wtbId", first.number("/wtbId"));
        poor.requests(socks);
    }

    @Test
    void aKeyIsItsBuyersOwn() {
        Person another = market.someoneWith(PRICE);
        Answer first = buyer.asksFor(socks, key).is(201);

        Answer other = another.asksFor(socks, key).is(201);

        assertThat(other.number("/wtbId")).isNotEqualTo(first.number("/wtbId"));
    }

    /** Also what else creates something or moves money. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/products | {'title':'Hat','price':1000} | {'title':'Cap','price':1000}",
                "/wallets/me/deposits | {'amount':1000} | {'amount':2000}",
                "/wallets/me/withdrawals | {'amount':1000} | {'amount':2000}"
            })
    void theSameKeyIsDoneOnceAndNotUsedForSomethingElse(String path, String body, String another) {
        Answer first = buyer.post(path, body.replace('\'', '"'), key).is(201);

        Answer again = buyer.post(path, body.replace('\'', '"'), key).is(201);
        buyer.post(path, another.replace('\'', '"'), key).isProblem(422, "idempotency-key-reused");

        assertThat(again.json()).isEqualTo(first.json());
    }
}
