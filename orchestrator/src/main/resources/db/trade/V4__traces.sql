-- Where work on a trade, and an event of it, belongs in a trace (W3C traceparent); null where nobody takes traces.
alter table wtb add column traceparent text;
alter table outbox add column traceparent text;
