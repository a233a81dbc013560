-- Who did what to the read model, when and why. Of a refused attempt there is a line too.
create table audit (
    id             bigint       not null auto_increment primary key,
    at             datetime(6)  not null,
    operator       varchar(100) not null,
    action         varchar(20)  not null check (action in ('rebuild', 'replay')),
    -- of a replay: which
    dead_letter_id bigint,
    reason         varchar(500) not null,
    outcome        varchar(10)  not null check (outcome in ('done', 'refused')),
    -- why it was refused, or what was done
    detail         varchar(1000) not null
) character set utf8mb4 collate utf8mb4_nopad_bin;

create trigger audit_is_not_changed before update on audit for each row
    signal sqlstate '45000' set message_text = 'UPDATE on audit is forbidden';
create trigger audit_is_not_deleted before delete on audit for each row
    signal sqlstate '45000' set message_text = 'DELETE on audit is forbidden';
-- TRUNCATE asks no trigger, but it is refused for a table that another one refers to.
create table audit_is_not_emptied (
    audit_id bigint not null primary key,
    foreign key (audit_id) references audit (id)
);
