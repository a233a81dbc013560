-- Records of the topic that could not be applied, kept until somebody has looked at them. Where a record stood is its
-- identity: the topic may be read as often as it will, it is one letter.
create table dead_letter (
    id               bigint        not null auto_increment primary key,
    topic            varchar(249)  not null,
    partition_number integer       not null,
    record_offset    bigint        not null,
    record_key       mediumblob,
    record_value     mediumblob,
    headers          mediumtext    not null,
    reason           varchar(500)  not null,
    found_at         datetime(6)   not null,
    replayed_at      datetime(6),
    replayed_by      varchar(100),
    replay_reason    varchar(500),
    unique key dead_letter_by_position (topic, partition_number, record_offset),
    index dead_letter_by_replay (replayed_at, id)
) character set utf8mb4 collate utf8mb4_nopad_bin;

-- One row, so there is one rebuild at a time, whichever process carries it out and whichever dies. Who applies events
-- holds the row shared, who empties the view holds it alone.
create table rebuild (
    id           tinyint      not null primary key,
    state        varchar(20)  not null,
    requested_at datetime(6),
    requested_by varchar(100),
    reason       varchar(500),
    begun_at     datetime(6),
    ended_at     datetime(6),
    scope        mediumtext,
    note         varchar(500)
) character set utf8mb4 collate utf8mb4_nopad_bin;

insert into rebuild (id, state) values (1, 'None');
