-- The answers that were given under idempotency keys. Claimed in the transaction that carries the request out.
create table idempotency_key (
    id          bigint generated always as identity primary key,
    caller      text        not null,
    operation   text        not null,
    key         text        not null,
    fingerprint text        not null,
    -- status, headers and body; null while the request is being carried out
    answer      text,
    -- the answer is final
    settled     boolean     not null default false,
    claimed_at  timestamptz not null default now(),
    constraint one_answer_per_key unique (caller, operation, key),
    constraint settled_is_answered check (answer is not null or not settled)
);

create index idempotency_key_by_age on idempotency_key (claimed_at) where settled;
