-- a claimed trade is left alone for a while: long enough to be ended, short enough to be tried again
update wtb set due_at = clock_timestamp() + interval '15 seconds'
where id in (
    select id from wtb where due_at <= clock_timestamp() order by due_at limit 50 for update skip locked
)
returning id
