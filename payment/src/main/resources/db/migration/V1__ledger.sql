-- The double-entry ledger. What must never be, the database refuses: whatever the application does, no money is made,
-- lost or moved twice.

-- What one user owns in one currency. Changes only together with a transfer.
create table wallet (
    owner    text   not null,
    currency text   not null,
    balance  bigint not null,
    primary key (owner, currency),
    constraint wallet_has_owner check (owner <> ''),
    constraint wallet_currency_is_iso check (currency ~ '^[A-Z]{3}$'),
    constraint wallet_never_negative check (balance >= 0)
) with (fillfactor = 70); -- room for the balance to change in place

-- A buyer's money between payment and outcome, one per trade. Escrow is the sum of the rows in state Held: there is no
-- escrow account that every trade would have to update. A row without terms is a tombstone: the refund came first.
create table hold (
    payment_id bigint generated always as identity primary key,
    wtb_id     bigint      not null constraint one_hold_per_trade unique,
    buyer_id   text,
    seller_id  text,
    amount     bigint,
    currency   text,
    state      text        not null,
    held_at    timestamptz,
    settled_at timestamptz,
    constraint hold_terms_whole check (num_nulls(buyer_id, seller_id, amount, currency, held_at) in (0, 5)),
    constraint hold_amount_positive check (amount > 0),
    constraint hold_state_known check (state in ('Held', 'Refunded', 'PaidOut')),
    constraint hold_tombstone_is_refunded check (buyer_id is not null or state = 'Refunded'),
    constraint hold_settled_or_not check ((state = 'Held') = (settled_at is null))
) with (fillfactor = 80);

-- One movement of money, for ever. It has one currency, so its two sides cannot differ in it. The house's accounts
-- (escrow, the outside world, fees) have no row and no lock; their balances are sums over transfers.
create table transfer (
    transfer_id  bigint generated always as identity primary key,
    kind         text        not null,
    debit        text        not null,
    debit_owner  text,
    credit       text        not null,
    credit_owner text,
    amount       bigint      not null,
    currency     text        not null,
    wtb_id       bigint references hold (wtb_id),
    reference    text, -- under which the payment provider confirmed a deposit
    reverses     bigint references transfer,
    booked_at    timestamptz not null,
    foreign key (debit_owner, currency) references wallet,
    foreign key (credit_owner, currency) references wallet,
    constraint transfer_amount_positive check (amount > 0),
    constraint transfer_wallets_named check (
        (debit = 'WALLET') = (debit_owner is not null) and (credit = 'WALLET') = (credit_owner is not null)),
    constraint transfer_sides_of_kind check (
        (kind, debit, credit) in (
            ('DEPOSIT', 'EXTERNAL', 'WALLET'),
            ('HOLD', 'WALLET', 'ESCROW'),
            ('REFUND', 'ESCROW', 'WALLET'),
            ('PAYOUT', 'ESCROW', 'WALLET'),
            ('WITHDRAWAL', 'WALLET', 'EXTERNAL'),
            ('FEE', 'WALLET', 'FEES'))
        and reverses is null
        -- what was booked too early is booked back, never deleted
        or (kind, debit, credit) = ('WITHDRAWAL', 'EXTERNAL', 'WALLET') and reverses is not null),
    constraint transfer_of_trade check ((kind in ('HOLD', 'REFUND', 'PAYOUT')) = (wtb_id is not null) or kind = 'FEE'),
    constraint deposit_is_confirmed check ((kind = 'DEPOSIT') = (reference is not null))
);

create unique index one_hold_transfer_per_trade on transfer (wtb_id) where kind = 'HOLD';
create unique index one_settlement_per_trade on transfer (wtb_id) where kind in ('REFUND', 'PAYOUT');
create unique index one_deposit_per_confirmation on transfer (reference) where kind = 'DEPOSIT';
create unique index one_reversal_per_transfer on transfer (reverses) where reverses is not null;
-- the pay log, of a trade and of a user
create index transfer_by_trade on transfer (wtb_id) where wtb_id is not null;
create index transfer_by_debit_owner on transfer (debit_owner, transfer_id) where debit_owner is not null;
create index transfer_by_credit_owner on transfer (credit_owner, transfer_id) where credit_owner is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on % is forbidden', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger transfers_are_forever before update or delete or truncate on transfer
    for each statement execute function refuse_change();
create trigger holds_are_kept before delete or truncate on hold
    for each statement execute function refuse_change();

-- A hold keeps its terms, and leaves the state Held once.
create trigger holds_end_once before update on hold for each row
    when (old.state <> 'Held'
        or (old.payment_id, old.wtb_id, old.buyer_id, old.seller_id, old.amount, old.currency, old.held_at)
            is distinct from (new.payment_id, new.wtb_id, new.buyer_id, new.seller_id, new.amount, new.currency, new.held_at))
    execute function refuse_change();

-- No movement of a trade but the one its hold is about: this buyer, this seller, this amount, this outcome.
create function check_transfer_against_hold() returns trigger language plpgsql as $$
begin
    perform from hold h
    where h.wtb_id = new.wtb_id and h.amount = new.amount and h.currency = new.currency
      and case new.kind
            when 'HOLD' then h.state = 'Held' and h.buyer_id = new.debit_owner
            when 'REFUND' then h.state = 'Refunded' and h.buyer_id = new.credit_owner
            when 'PAYOUT' then h.state = 'PaidOut' and h.seller_id = new.credit_owner
          end;
    if not found then
        raise exception '% of trade % is not what its hold says', new.kind, new.wtb_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;

create trigger transfers_keep_to_their_hold after insert on transfer for each row
    when (new.kind in ('HOLD', 'REFUND', 'PAYOUT')) execute function check_transfer_against_hold();

-- At commit, what a hold says is booked: Held has its HOLD, a settled one its HOLD and its settlement, a tombstone nothing.
create function check_hold_is_booked() returns trigger language plpgsql as $$
declare
    is_state  text;
    is_booked text;
begin
    select state || case when buyer_id is null then ' tombstone' else '' end into is_state
    from hold where wtb_id = new.wtb_id;
    select string_agg(kind, ' ' order by transfer_id) into is_booked
    from transfer where wtb_id = new.wtb_id and kind <> 'FEE';
    if (is_state, coalesce(is_booked, '')) not in (
        ('Held', 'HOLD'), ('Refunded', 'HOLD REFUND'), ('PaidOut', 'HOLD PAYOUT'), ('Refunded tombstone', '')) then
        raise exception 'trade % is % but booked as %', new.wtb_id, is_state, coalesce(is_booked, 'nothing')
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;

create constraint trigger holds_are_booked after insert or update on hold
    deferrable initially deferred for each row execute function check_hold_is_booked();
