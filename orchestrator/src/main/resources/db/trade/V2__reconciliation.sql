-- Kept by the database, so that it holds for whoever changes a trade.
alter table wtb add column changed_at timestamptz not null default clock_timestamp();
-- Reconciliation compares the trade some time after this; null when it is final and was found right.
alter table wtb add column compare_at timestamptz default clock_timestamp();

create function wtb_has_changed() returns trigger language plpgsql as $$
begin
    new.changed_at := clock_timestamp();
    new.compare_at := new.changed_at;
    return new;
end $$;

create trigger wtb_has_changed before update on wtb for each row
    when ((old.state, old.outcome) is distinct from (new.state, new.outcome))
    execute function wtb_has_changed();

create index wtb_to_compare on wtb (compare_at) where compare_at is not null;

-- What is wrong and has no single right answer: an operator's.
create table finding (
    wtb_id     bigint      not null,
    kind       text        not null,
    detail     text        not null,
    first_seen timestamptz not null default clock_timestamp(),
    last_seen  timestamptz not null default clock_timestamp(),
    primary key (wtb_id, kind)
);

-- Walks that one process at a time goes on with, from where the last one stopped.
create table walk (
    name     text        primary key,
    taken_at timestamptz not null,
    -- the cursor of the next page, null at the beginning
    position text
);
insert into walk (name, taken_at) values ('holds', '-infinity'), ('reservations', '-infinity'), ('sagas', '-infinity');
