create table product (
    id          bigint      generated always as identity primary key,
    seller_id   text        not null,
    title       varchar(100) not null check (title <> ''),
    description varchar(2000),
    price       bigint      not null check (price > 0),
    currency    varchar(3)  not null check (currency ~ '^[A-Z]{3}$'),
    quantity    integer     not null check (quantity > 0),
    reserved    integer     not null check (reserved >= 0),
    sold        integer     not null check (sold >= 0),
    state       varchar(20) not null,
    version     bigint      not null,
    listed_at   timestamptz not null,
    constraint no_unit_is_promised_twice check (reserved::bigint + sold <= quantity),
    constraint state_follows_stock check (state = 'Withdrawn' or state = case
        when sold = quantity then 'Sold'
        when reserved + sold = quantity then 'Reserved'
        else 'OnSale'
    end)
) with (fillfactor = 80); -- room to change the counters of a row in place

-- Lists are newest first; the id is the order. No index on what a trade changes (state, reserved, sold): so a reservation
-- rewrites one row in place and touches no index.
create index product_by_seller on product (seller_id, id desc);

create extension if not exists pg_trgm;
create index product_words on product using gin (lower(title) gin_trgm_ops, lower(description) gin_trgm_ops);

-- product_id is no foreign key: a release that comes first leaves a row whatever product it names
create table reservation (
    wtb_id     bigint      primary key,
    product_id bigint      not null,
    buyer_id   text,
    price      bigint,
    currency   varchar(3),
    state      varchar(20) not null check (state in ('Reserved', 'Released', 'Sold')),
    updated_at timestamptz not null,
    constraint only_a_tombstone_has_no_buyer check (
        (buyer_id is not null and price is not null and currency is not null) or state = 'Released')
);
