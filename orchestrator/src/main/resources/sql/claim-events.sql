update outbox set claimed_until = clock_timestamp() + interval '30 seconds'
where id in (
    select id from outbox where claimed_until is null or claimed_until < clock_timestamp()
    order by id limit 200 for update skip locked
)
returning id, wtb_id, version, event_type, payload, occurred_at, traceparent
