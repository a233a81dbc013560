package market.carrot.local.torture.evidence;

/** A movement of money in the ledger; an owner is null where the account is one of the house's. */
public record TransferRow(
        long transferId,
        String kind,
        String debit,
        String debitOwner,
        String credit,
        String creditOwner,
        long amount,
        Long wtbId,
        Long reverses) {
    static final String QUERY =
            """
            select transfer_id, kind, debit, debit_owner, credit, credit_owner, amount, wtb_id, reverses
            from transfer order by transfer_id""";

    public boolean isOf(long trade) {
        return wtbId != null && wtbId == trade;
    }

    public boolean is(String asked) {
        return kind.equals(asked);
    }
}
