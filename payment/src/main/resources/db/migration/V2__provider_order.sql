-- What the payment provider was asked to do. The order is committed before the provider is asked, so that an answer
-- that never came is asked for again, under the same number.
create table provider_order (
    order_id    bigint generated always as identity primary key,
    kind        text        not null,
    owner       text        not null,
    amount      bigint      not null,
    currency    text        not null,
    state       text        not null,
    transfer_id bigint references transfer,
    asked_at    timestamptz not null,
    constraint order_kind_known check (kind in ('DEPOSIT', 'WITHDRAWAL')),
    constraint order_amount_positive check (amount > 0),
    constraint order_state_known check (state in ('Asked', 'Confirmed', 'Refused')),
    -- a deposit is booked when confirmed, a withdrawal before the provider is asked
    constraint order_booked check (
        (transfer_id is not null) = (kind = 'WITHDRAWAL' or state = 'Confirmed'))
);

create index order_unanswered on provider_order (asked_at) where state = 'Asked';
