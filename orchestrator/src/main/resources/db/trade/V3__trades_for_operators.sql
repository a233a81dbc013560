-- When a trade reached what, for whoever has to explain it. Null in trades that were there before these columns.
alter table wtb add column confirmed_at timestamptz;
alter table wtb add column accepted_at timestamptz;
alter table wtb add column decided_at timestamptz;
alter table wtb add column ended_at timestamptz;
-- True when an operator decided in the parties' place.
alter table wtb add column by_operator boolean not null default false;
-- An operator wants the next try now; the sweep takes the wish away when it makes the try.
alter table wtb add column retry_asked_at timestamptz;

create index wtb_of_buyer on wtb (buyer_id, id);
create index wtb_of_seller on wtb (seller_id, id);
create index wtb_of_product on wtb (product_id, id);
-- For who asks for trades of some age.
create index wtb_requested on wtb (requested_at);
-- By final state; a trade comes into it once, at its end.
create index wtb_over on wtb (state, id) where due_at is null;

-- What each participant answered last when a step of the trade's end failed. Stays when the trade has ended after all.
create table failed_step (
    wtb_id      bigint      not null,
    participant text        not null check (participant in ('product', 'payment', 'coordinator')),
    answer      text        not null,
    tries       int         not null default 1,
    first_at    timestamptz not null default clock_timestamp(),
    last_at     timestamptz not null default clock_timestamp(),
    -- when it did its part after all: what it answered before is no reason any more
    done_at     timestamptz,
    primary key (wtb_id, participant)
) with (fillfactor = 80);

-- Who interfered, when, in what and why. Of a refused attempt there is a line too.
create table audit (
    id       bigint      generated always as identity primary key,
    at       timestamptz not null default clock_timestamp(),
    operator text        not null,
    action   text        not null,
    -- what it was done to: one of the two
    wtb_id   bigint,
    breaker  text,
    reason   text        not null,
    outcome  text        not null check (outcome in ('done', 'refused')),
    -- why it was refused, or what was done
    detail   text        not null,
    check (num_nulls(wtb_id, breaker) = 1)
);
create index audit_of_trade on audit (wtb_id, id) where wtb_id is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on % is forbidden', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger audit_is_for_ever before update or delete or truncate on audit
    for each statement execute function refuse_change();
