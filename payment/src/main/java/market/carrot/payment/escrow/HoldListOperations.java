package market.carrot.payment.escrow;

import java.util.Arrays;
import java.util.List;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.paging.Page;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Holds as reconciliation reads them, to compare them with the trades. */
@Component("holdListOperations")
class HoldListOperations {
    private static final Cursor OPEN = new Cursor("holds");

    private final Holds holds;

    HoldListOperations(Holds holds) {
        this.holds = holds;
    }

    /** @param wtbIds separated by commas; the contract limits how many */
    public Page<HoldAnswer> find(@Header("wtbIds") String wtbIds) {
        List<Long> wanted = Arrays.stream(wtbIds.split(",")).map(Long::valueOf).toList();
        return new Page<>(holds.ofTrades(wanted), null).map(HoldAnswer::of);
    }

    public Page<HoldAnswer> open(@Header("after") String after, @Header("limit") Integer limit) {
        int size = limit == null ? Page.DEFAULT_LIMIT : limit;
        List<Hold> found = holds.open(OPEN.key(after, 0), size + 1);
        return Page.of(found, size, OPEN, Hold::wtbId).map(HoldAnswer::of);
    }
}
