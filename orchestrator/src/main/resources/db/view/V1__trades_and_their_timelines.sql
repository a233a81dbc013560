-- User ids are compared byte by byte: the server's default would take 'Ann', 'ann' and 'ann ' for one user.
create table trade (
    wtb_id        bigint        not null primary key,
    version       integer       not null,
    state         varchar(20)   not null,
    product_id    bigint        not null,
    product_title varchar(1000),
    buyer_id      varchar(100)  not null,
    seller_id     varchar(100),
    price         bigint        not null,
    currency      varchar(3)    not null,
    payment_id    bigint,
    reason        varchar(2000),
    updated_at    datetime(6)   not null,
    -- lists are newest first; the id is the order
    index trade_by_buyer (buyer_id, wtb_id),
    index trade_by_buyer_and_state (buyer_id, state, wtb_id),
    index trade_by_seller (seller_id, wtb_id),
    index trade_by_seller_and_state (seller_id, state, wtb_id)
) character set utf8mb4 collate utf8mb4_nopad_bin;

-- The primary key is what makes the projection idempotent.
create table timeline_entry (
    wtb_id     bigint        not null,
    version    integer       not null,
    event_type varchar(20)   not null,
    state      varchar(20)   not null,
    reason     varchar(2000),
    at         datetime(6)   not null,
    primary key (wtb_id, version)
) character set utf8mb4 collate utf8mb4_nopad_bin;
