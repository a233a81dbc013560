create sequence wtb_id;

create table wtb (
    id                  bigint      primary key,
    product_id          bigint      not null,
    product_title       text,
    -- null only in a tombstone: the saga was ended before its first step
    buyer_id            text,
    seller_id           text,
    price               bigint      not null check (price >= 0),
    currency            text,
    state               text        not null,
    outcome             text,
    undo_scope          text        not null,
    lra_id              text,
    payment_id          bigint,
    failure             text,
    reason              text,
    idempotency_key     text,
    request_fingerprint text,
    requested_at        timestamptz not null,
    decide_by           timestamptz,
    finish_by           timestamptz,
    -- when the sweep looks at the trade next
    due_at              timestamptz,
    -- how many events the trade has had: the version of the last one
    events              int         not null,
    constraint tombstone check (buyer_id is not null or (state = 'PAY_FAILED' and events = 0)),
    check (outcome is not null or state in ('REQUESTING', 'REQUESTED', 'ACCEPTED'))
) with (fillfactor = 80);

-- one key of one buyer has one trade, and so one answer
create unique index wtb_idempotency_key on wtb (buyer_id, idempotency_key) where idempotency_key is not null;
create index wtb_due on wtb (due_at) where due_at is not null;

create table outbox (
    id            bigint      generated always as identity primary key,
    wtb_id        bigint      not null,
    version       int         not null,
    event_type    text        not null,
    payload       text        not null,
    occurred_at   timestamptz not null,
    -- a relay that claimed the event and died loses it at this time
    claimed_until timestamptz,
    unique (wtb_id, version)
);
