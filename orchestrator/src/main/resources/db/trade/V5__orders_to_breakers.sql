-- What operators want of the circuit breakers. Every process of the role has breakers of its own, and follows.
create table breaker_order (
    breaker     text        primary key,
    -- counts the orders, so that each is followed once, and none after a later one
    number      bigint      not null default 0,
    forced_open boolean     not null default false,
    -- null as long as nobody has ordered anything
    ordered_at  timestamptz,
    ordered_by  text,
    reason      text
);
insert into breaker_order (breaker) values ('payment'), ('product');

-- How each process has found its own. Of no use after a crash, so it costs no log.
create unlogged table breaker_state (
    process      text        not null,
    breaker      text        not null,
    state        text        not null,
    failure_rate real        not null,
    calls        int         not null,
    failed       int         not null,
    refused      bigint      not null,
    told_at      timestamptz not null default clock_timestamp(),
    primary key (process, breaker)
) with (fillfactor = 50);
