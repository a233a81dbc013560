-- a claimed trade is left alone until whoever claimed it has said when to look again; this is for a claimer that dies
update wtb set due_at = clock_timestamp() + interval '15 seconds'
where id in (
    select id from wtb where due_at <= clock_timestamp() order by due_at limit 50 for update skip locked
)
returning id, traceparent
